package io.redoubt.llm.http;

/// The key of a model server: a secret that is sent as a bearer token and shown nowhere. Immutable.
public final class ApiKey {
  /// No key.
  public static final ApiKey NONE = new ApiKey("");

  private final String secret;

  private ApiKey(String secret) {
    this.secret = secret;
  }

  /// The key with this text; blank text is no key. A key with characters that no header may carry
  /// is refused, without quoting it.
  public static ApiKey of(String secret) {
    String text = secret.strip();
    if (!text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException("The API key has characters that no key can have.");
    }
    return text.isEmpty() ? NONE : new ApiKey(text);
  }

  boolean present() {
    return !secret.isEmpty();
  }

  String header() {
    return "Bearer " + secret;
  }

  /// The text without the key, should it stand in it.
  String removedFrom(String text) {
    return present() ? text.replace(secret, "***") : text;
  }

  @Override
  public String toString() {
    return present() ? "ApiKey[***]" : "ApiKey[none]";
  }
}
