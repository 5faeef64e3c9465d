// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// Taken.
///
/// @param accepted (always there)
/// @param rejected Kept and searchable, but not what they were declared to be.
/// @param joined Lines of auditd events that are part of an earlier line's record. May be null.
/// @param errors The first of those rejected.
public record Taken(long accepted, long rejected, Long joined, List<TakenErrorsItem> errors) {}
