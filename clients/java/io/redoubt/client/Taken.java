// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// Taken.
///
/// @param accepted (always there)
/// @param rejected Kept and searchable, but not what they were declared to be.
/// @param joined Lines that are part of the record of an earlier one, as those of one auditd event
// are; absent when there are none. Accepted, rejected and joined are together what was sent. May be
// null.
/// @param errors The first of those rejected.
public record Taken(long accepted, long rejected, Long joined, List<TakenErrorsItem> errors) {}
