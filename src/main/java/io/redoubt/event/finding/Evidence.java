package io.redoubt.event.finding;

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
public record Evidence(
    String id,
    Kind kind,
    String eventId,
    String path,
    long line,
    long record,
    String text,
    String time) {

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
    return new Evidence(id, kind, "", "", 0, -1, text, "");
  }
}
