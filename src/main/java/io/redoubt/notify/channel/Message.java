package io.redoubt.notify.channel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is sent at once.
///
/// @param items at least one; several only where the channel takes several
/// @param group what they have in common: an incident or an alert
/// @param thread by which the channel knows what it said of the group before, or empty
/// @param now the moment of sending
public record Message(List<Item> items, String group, Optional<String> thread, Instant now) {
  /// Copies the list.
  public Message {
    items = List.copyOf(items);
  }

  /// A key of the whole, the same when the same items are tried again.
  public String key() {
    String keys = items.stream().map(Item::key).collect(Collectors.joining("\n"));
    return items.size() == 1 ? keys : hash(keys);
  }

  /// A short name of a text that may be written anywhere, 32 hexadecimal digits.
  public static String hash(String text) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sum, 0, 16);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256.", missing);
    }
  }
}
