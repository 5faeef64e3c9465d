package io.redoubt.event.port;

/// How a case stands, apart from what Redoubt found: what people decided.
///
/// @param status [#NEW] until somebody decides, then `open`, `acknowledged`, [#CLOSED] or
///     [#REOPENED]
/// @param disposition what it turned out to be, such as `false_positive`; empty: not said
/// @param assignee who works on it, or empty
/// @param suppressedBy id of the suppression that hides it, or empty
public record CaseStanding(
    String status, String disposition, String assignee, String suppressedBy) {
  /// Nobody has decided.
  public static final String NEW = "new";

  /// Done with.
  public static final String CLOSED = "closed";

  /// It was closed, and went on.
  public static final String REOPENED = "reopened";

  /// As a case begins.
  public static final CaseStanding FRESH = new CaseStanding(NEW, "", "", "");

  /// Whether nothing more is to be done about it.
  public boolean closed() {
    return status.equals(CLOSED);
  }
}
