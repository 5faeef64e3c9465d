package io.redoubt.notify.plan;

/// A password, token or key. Its text form says nothing of it.
public final class Secret {
  private final String value;

  /// @param value not empty
  public Secret(String value) {
    this.value = value;
  }

  /// The value itself, to be sent to whom it belongs and to nobody else.
  public String value() {
    return value;
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}
