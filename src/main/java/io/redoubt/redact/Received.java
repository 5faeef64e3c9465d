package io.redoubt.redact;

/// Text that another Redoubt redacted before it sent it here to be asked of a model. It was checked
/// there, under the tier it names; here it is passed on as it is and kept nowhere. Only
/// `io.redoubt.api.engine` may make it, which a test of the architecture holds.
public final class Received {
  private Received() {}

  /// The text as it came.
  public static Redacted of(String text, Tier tier) {
    return new Redacted(text, tier);
  }
}
