package io.redoubt.api.v1;

import io.redoubt.event.Severity;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.CaseQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The parameters that narrow lists of cases and searches for them.
///
/// @param query of everything they fit
record CaseFilters(CaseQuery query) {
  private static final List<String> MARKS = List.of("rule", "technique", "tactic");
  private static final Pattern FIELD = Pattern.compile("[a-z_]+([.][a-z_]+)+");

  private static final Set<String> KNOWN =
      Set.of(
          "severity",
          "status",
          "disposition",
          "assignee",
          "suppressed",
          "incident",
          "from",
          "to",
          "rule",
          "technique",
          "tactic",
          "entity");

  /// Their names, and these.
  static Set<String> and(String... more) {
    Set<String> all = new HashSet<>(KNOWN);
    all.addAll(List.of(more));
    return Set.copyOf(all);
  }

  /// Reads them; what is wrong is said there.
  static CaseFilters of(CaseFile.Kind kind, Parameters given, Moments moments) {
    return new CaseFilters(
        new CaseQuery(
            kind,
            severities(given),
            statuses(given),
            given.text("assignee", ""),
            given.text("incident", ""),
            given.moment("from", 0, moments),
            given.moment("to", Long.MAX_VALUE, moments),
            given.texts("disposition"),
            suppressed(given),
            marks(given),
            "",
            CaseQuery.Order.SEVERITY,
            0,
            1));
  }

  /// A page of what they fit.
  CaseQuery listed(String text, CaseQuery.Order order, long cursor, int limit) {
    return new CaseQuery(
        query.kind(),
        query.severities(),
        query.statuses(),
        query.assignee(),
        query.incident(),
        query.from(),
        query.to(),
        query.dispositions(),
        query.suppressed(),
        query.marks(),
        text,
        order,
        cursor,
        limit);
  }

  /* All that are not closed. */
  private static List<String> statuses(Parameters given) {
    List<String> statuses = new ArrayList<>(given.texts("status"));
    if (statuses.contains("open")) {
      statuses.addAll(List.of("new", "acknowledged", "reopened"));
    }
    return statuses;
  }

  private static Optional<Boolean> suppressed(Parameters given) {
    return switch (given.text("suppressed", "false")) {
      case "any" -> Optional.empty();
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> {
        given.fail("suppressed", "suppressed is true, false or any.");
        yield Optional.empty();
      }
    };
  }

  private static List<Severity> severities(Parameters given) {
    List<Severity> severities = new ArrayList<>();
    for (String word : given.texts("severity")) {
      Optional<Severity> severity = severity(word);
      if (severity.isEmpty()) {
        given.fail("severity", "severity is informational, low, medium, high or critical.");
      }
      severity.ifPresent(severities::add);
    }
    return severities;
  }

  private static Optional<Severity> severity(String word) {
    for (Severity severity : Severity.values()) {
      if (severity.name().toLowerCase(Locale.ROOT).equals(word)) {
        return Optional.of(severity);
      }
    }
    return Optional.empty();
  }

  private static Map<String, String> marks(Parameters given) {
    Map<String, String> marks = new HashMap<>();
    for (String mark : MARKS) {
      String value = given.text(mark, "");
      if (!value.isEmpty()) {
        marks.put(mark, value);
      }
    }
    String entity = given.text("entity", "");
    int colon = entity.indexOf(':');
    if (colon > 0 && FIELD.matcher(entity.substring(0, colon)).matches()) {
      marks.put(entity.substring(0, colon), entity.substring(colon + 1));
    } else if (!entity.isEmpty()) {
      marks.put(CaseQuery.ANY_ENTITY, entity);
    }
    return marks;
  }
}
