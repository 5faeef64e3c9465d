package io.redoubt.event.port;

import io.redoubt.event.Severity;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// An alert or an incident as it is filed: its document, and what it is found and listed by. What
/// people decided is not part of it and survives when a case is filed anew.
///
/// @param kind alert or incident
/// @param id its own; filing it again replaces what was filed
/// @param title for people
/// @param severity as in the document
/// @param incident id of the incident an alert belongs to, or empty
/// @param firstSeen of its events, milliseconds since 1970 UTC; 0 when unknown
/// @param lastSeen likewise
/// @param events behind it
/// @param marks what it can be found by, name → values: `rule`, `technique`, `tactic`, and the
///     entities by field, such as `source.ip`
/// @param verdict what its verdict says
/// @param json the whole document, as in `api/openapi.yaml`
public record CaseFile(
    Kind kind,
    String id,
    String title,
    Severity severity,
    String incident,
    long firstSeen,
    long lastSeen,
    long events,
    Map<String, List<String>> marks,
    CaseVerdict verdict,
    String json) {
  /// Copies the marks; values are sorted and stand once, names without values are left out.
  public CaseFile {
    Map<String, List<String>> sorted = new TreeMap<>();
    marks.forEach(
        (name, values) -> {
          if (!values.isEmpty()) {
            sorted.put(name, List.copyOf(new TreeSet<>(values)));
          }
        });
    marks = Collections.unmodifiableMap(sorted);
  }

  /// A case whose verdict is only in its document.
  public CaseFile(
      Kind kind,
      String id,
      String title,
      Severity severity,
      String incident,
      long firstSeen,
      long lastSeen,
      long events,
      Map<String, List<String>> marks,
      String json) {
    this(
        kind,
        id,
        title,
        severity,
        incident,
        firstSeen,
        lastSeen,
        events,
        marks,
        CaseVerdict.NONE,
        json);
  }

  /// What is filed.
  public enum Kind {
    /// Findings of one meaning about the same entities.
    ALERT,
    /// Alerts that belong together.
    INCIDENT
  }
}
