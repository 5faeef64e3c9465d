package io.redoubt.api.compat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/// A configured key. Compared in a time that says nothing about it; shown nowhere. Immutable.
public final class Secret {
  private final byte[] bytes;

  private Secret(byte[] bytes) {
    this.bytes = bytes;
  }

  /// The key with this text; none when it is blank.
  public static Optional<Secret> of(String text) {
    return text.isBlank()
        ? Optional.empty()
        : Optional.of(new Secret(text.getBytes(StandardCharsets.UTF_8)));
  }

  /// Whether this is the key.
  public boolean is(String given) {
    return MessageDigest.isEqual(bytes, given.getBytes(StandardCharsets.UTF_8));
  }

  /// The header value; for the one place that sends it.
  public String sent() {
    return new String(Arrays.copyOf(bytes, bytes.length), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "Secret[***]";
  }
}
