package io.redoubt.redact;

/// Text that went through redaction. Only this package makes one; whoever holds one may send it to
/// a model. Immutable.
public final class Redacted {
  private final String text;
  private final Tier tier;

  Redacted(String text, Tier tier) {
    this.text = text;
    this.tier = tier;
  }

  /// The text as it may be sent.
  public String text() {
    return text;
  }

  /// The tier under which it was made.
  public Tier tier() {
    return tier;
  }

  @Override
  public String toString() {
    return "Redacted[tier " + tier.level() + ", " + text.length() + " characters]";
  }
}
