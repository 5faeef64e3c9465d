package io.redoubt.event.port;

import io.redoubt.event.Severity;
import java.util.List;
import java.util.Map;

/// Which cases are wanted. What is empty does not narrow.
///
/// @param kind alerts or incidents
/// @param severities any of these
/// @param statuses any of these
/// @param assignee of this person; empty: of anybody
/// @param incident alerts of this incident; empty: of any
/// @param from last seen at or after, milliseconds since 1970 UTC
/// @param to first seen before, milliseconds since 1970 UTC; `Long.MAX_VALUE` does not narrow
/// @param marks each of these names with this value, as in [CaseFile#marks]
/// @param text part of title or id, letter case apart
/// @param order what comes first
/// @param cursor how many to pass over: 0, or what the page before gave
/// @param limit how many at most, 1 to 1000
public record CaseQuery(
    CaseFile.Kind kind,
    List<Severity> severities,
    List<String> statuses,
    String assignee,
    String incident,
    long from,
    long to,
    Map<String, String> marks,
    String text,
    Order order,
    long cursor,
    int limit) {
  /// Copies the lists.
  public CaseQuery {
    severities = List.copyOf(severities);
    statuses = List.copyOf(statuses);
    marks = Map.copyOf(marks);
  }

  /// All of this kind, worst first.
  public static CaseQuery all(CaseFile.Kind kind, int limit) {
    return new CaseQuery(
        kind,
        List.of(),
        List.of(),
        "",
        "",
        0,
        Long.MAX_VALUE,
        Map.of(),
        "",
        Order.SEVERITY,
        0,
        limit);
  }

  /// Those that follow.
  public CaseQuery from(long next) {
    return new CaseQuery(
        kind, severities, statuses, assignee, incident, from, to, marks, text, order, next, limit);
  }

  /// What comes first; equal ones by id.
  public enum Order {
    /// Worst first, then last seen.
    SEVERITY,
    /// Last seen first.
    NEWEST,
    /// Last changed first.
    UPDATED
  }
}
