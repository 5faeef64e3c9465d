// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// Job.
///
/// @param id (always there)
/// @param type One of `analysis`.
/// @param state One of `queued`, `running`, `done`, `failed`, `cancelled`.
/// @param owner Name of the key that wanted it; `local` without one.
/// @param label (always there)
/// @param created (always there)
/// @param updated (always there)
/// @param input One of `upload`, `events`, `query`.
/// @param webhook Who is told of the end, and what came of it; null for nobody. May be null.
/// @param bytes (always there)
/// @param events Read so far.
/// @param alerts Null before it is done. May be null.
/// @param starts How often it was begun; more than once where the service ended meanwhile.
/// @param reason Why it failed. May be null.
/// @param result May be null.
public record Job(
    String id,
    String type,
    String state,
    String owner,
    String label,
    String created,
    String updated,
    String input,
    JobWebhook webhook,
    long bytes,
    long events,
    Long alerts,
    long starts,
    String reason,
    Report result) {}
