// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// A step in the life of an alert or incident.
///
/// @param id (always there)
/// @param time (always there)
/// @param actor The name of a key; `local` without one; `redoubt` for the service itself.
/// @param action One of `disposition`, `assignment`, `note`, `suppression`, `verdict`.
/// @param status May be null.
/// @param disposition May be null.
/// @param reason May be null.
/// @param assignee May be null.
/// @param text May be null.
/// @param suppressedBy May be null.
/// @param from (always there)
/// @param to (always there)
public record Action(
    String id,
    String time,
    String actor,
    String action,
    String status,
    String disposition,
    String reason,
    String assignee,
    String text,
    String suppressedBy,
    Object from,
    Object to) {}
