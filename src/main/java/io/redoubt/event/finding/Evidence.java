package io.redoubt.event.finding;

import java.util.List;

/// One numbered line of evidence.
///
/// @param id `E1` … `En`
/// @param kind what the line is
/// @param eventId the event it shows; empty for facts that code computed
/// @param path the input the event came from; empty for computed facts
/// @param line 1-based line of the record; 0 when it has none
/// @param record record number; -1 when it has none
/// @param text the line: for raw evidence the record's own text, cut to a bounded length
/// @param time RFC 3339 time of the event, or empty
/// @param tokens the values that stand in the text and came from records or rules: everything
///     else in a computed line is our own wording
/// @param tags what the line proves, as closed words: `fact:success_after`, `outcome:success`,
///     `technique:T1110.001`, `rule:<id>`, `judged:<category>` on the line of the rule
public record Evidence(
    String id,
    Kind kind,
    String eventId,
    String path,
    long line,
    long record,
    String text,
    String time,
    List<Token> tokens,
    List<String> tags) {

  /// A value of a record or a rule inside the text.
  ///
  /// @param field the ECS field it was read from, such as `user.name`; `rule.name` for a rule's
  ///     own words
  /// @param value as it stands in the record
  /// @param from where its shown form begins in the text; -1 when it stands somewhere in a raw
  ///     line, or within another value such as the title of an alert
  /// @param to where its shown form ends, exclusive
  public record Token(String field, String value, int from, int to) {}

  /// Copies the lists.
  public Evidence {
    tokens = List.copyOf(tokens);
    tags = List.copyOf(tags);
  }

  /// What a line of evidence is. See `triage.md` §3.1.
  public enum Kind {
    /// Which rule fired and why.
    RULE,
    /// A count, a time or a relation that code computed.
    FACT,
    /// How unusual it is.
    BASELINE,
    /// What is known around it, or known to be missing.
    CONTEXT,
    /// A record as it was logged: attacker-controlled.
    RAW
  }

  /// A computed line without an event.
  public static Evidence computed(String id, Kind kind, String text) {
    return new Evidence(id, kind, "", "", 0, -1, text, "", List.of(), List.of());
  }

  /// The same line under another number.
  public Evidence named(String newId) {
    return new Evidence(newId, kind, eventId, path, line, record, text, time, tokens, tags);
  }
}
