package io.redoubt.event.port;

/// What a filed verdict says, in short: by which its revisions are told apart.
///
/// @param engine `deterministic`, `merged`, `model`; empty: none was filed
/// @param disposition `true_positive`, `benign_positive`, `false_positive`, `undetermined`
/// @param severity a word such as `high`
/// @param evidenceHash SHA-256 of the evidence it rests on, hexadecimal
public record CaseVerdict(String engine, String disposition, String severity, String evidenceHash) {
  /// None was filed.
  public static final CaseVerdict NONE = new CaseVerdict("", "", "", "");

  /// Whether both say the same, whatever they rest on.
  public boolean says(CaseVerdict other) {
    return engine.equals(other.engine)
        && disposition.equals(other.disposition)
        && severity.equals(other.severity);
  }
}
