package io.redoubt.redact;

/// How much of the evidence a model may see.
public enum Tier {
  /// Facts about events, no text of them.
  METADATA(1),
  /// Excerpts with secrets dropped and identifiers replaced by pseudonyms.
  EXCERPTS(2),
  /// Text as it stands; an administrative act.
  RAW(3);

  private final int level;

  Tier(int level) {
    this.level = level;
  }

  /// The number of the tier, 1 to 3.
  public int level() {
    return level;
  }
}
