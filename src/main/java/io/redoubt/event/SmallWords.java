package io.redoubt.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Names of protocols, whose capitals are made small in most records of some kinds. Stateless.
public final class SmallWords {
  private static final List<Constant> WORDS =
      List.of(
          Constant.of("tcp"), Constant.of("udp"), Constant.of("icmp"), Constant.of("ipv6-icmp"));
  private static final int LONGEST = 9;

  private SmallWords() {}

  /// The constant for the text `buffer[from, to)` with its capitals made small, or null.
  public static @Nullable Constant of(byte[] buffer, int from, int to) {
    int length = to - from;
    if (length > LONGEST) {
      return null;
    }
    for (int i = 0; i < WORDS.size(); i++) {
      Constant word = WORDS.get(i);
      if (word.utf8().length == length && same(word.utf8(), buffer, from)) {
        return word;
      }
    }
    return null;
  }

  private static boolean same(byte[] small, byte[] buffer, int from) {
    for (int i = 0; i < small.length; i++) {
      byte b = buffer[from + i];
      if ((b >= 'A' && b <= 'Z' ? b ^ 0x20 : b) != small[i]) {
        return false;
      }
    }
    return true;
  }
}
