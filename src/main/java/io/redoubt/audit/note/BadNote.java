package io.redoubt.audit.note;

/// A key or a note is not what it should be; the message says why.
public final class BadNote extends Exception {
  private static final long serialVersionUID = 1L;

  /// With the reason, as the rest of a sentence.
  public BadNote(String reason) {
    super(reason);
  }

  /// The reason.
  public String reason() {
    return String.valueOf(getMessage());
  }
}
