package io.redoubt.event.port;

import io.redoubt.event.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which cases are wanted. What is empty does not narrow.
///
/// @param kind alerts or incidents
/// @param severities any of these
/// @param statuses any of these
/// @param assignee of this person; empty: of anybody
/// @param incident alerts of this incident; empty: of any
/// @param from last seen at or after, milliseconds since 1970 UTC
/// @param to first seen before, milliseconds since 1970 UTC; `Long.MAX_VALUE` does not narrow
/// @param dispositions any of these
/// @param suppressed those that a suppression hides, or those that none does; empty: both
/// @param marks each of these names with this value, as in [CaseFile#marks]; the name
///     [#ANY_ENTITY]: any entity of this value
/// @param text part of title, id or an entity, letter case apart
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
    List<String> dispositions,
    Optional<Boolean> suppressed,
    Map<String, String> marks,
    String text,
    Order order,
    long cursor,
    int limit) {
  /// Stands for the name of any entity among the marks.
  public static final String ANY_ENTITY = "";

  /// Copies the lists.
  public CaseQuery {
    severities = List.copyOf(severities);
    statuses = List.copyOf(statuses);
    dispositions = List.copyOf(dispositions);
    marks = Map.copyOf(marks);
  }

  /// Whatever they turned out to be, and whether hidden or not.
  public CaseQuery(
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
    this(
        kind,
        severities,
        statuses,
        assignee,
        incident,
        from,
        to,
        List.of(),
        Optional.empty(),
        marks,
        text,
        order,
        cursor,
        limit);
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
    return with(from, to, suppressed, order, next, limit);
  }

  /// Those of them of any time: only the one that was seen last.
  public CaseQuery always() {
    return with(0, Long.MAX_VALUE, suppressed, Order.NEWEST, 0, 1);
  }

  /// Those of them that a suppression hides; of the page itself, only one.
  public CaseQuery hidden() {
    return with(from, to, Optional.of(true), order, 0, 1);
  }

  private CaseQuery with(
      long since, long until, Optional<Boolean> hiding, Order first, long next, int most) {
    return new CaseQuery(
        kind,
        severities,
        statuses,
        assignee,
        incident,
        since,
        until,
        dispositions,
        hiding,
        marks,
        text,
        first,
        next,
        most);
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
