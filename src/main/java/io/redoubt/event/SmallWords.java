package io.redoubt.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Names of protocols, whose capitals are made small in most records of some kinds. Stateless.
public final class SmallWords {
  private static final Constant TCP = Constant.of("tcp");
  private static final Constant UDP = Constant.of("udp");
  private static final int T_C_P = 't' | 'c' << 8 | 'p' << 16;
  private static final int U_D_P = 'u' | 'd' << 8 | 'p' << 16;
  private static final List<Constant> WORDS =
      List.of(Constant.of("icmp"), Constant.of("ipv6-icmp"));
  private static final int LONGEST = 9;

  private SmallWords() {}

  /// The constant for the text `buffer[from, to)` with its capitals made small, or null.
  public static @Nullable Constant of(byte[] buffer, int from, int to) {
    int length = to - from;
    if (length == 3) {
      int word = buffer[from] | buffer[from + 1] << 8 | buffer[from + 2] << 16 | 0x202020;
      return word == T_C_P ? TCP : word == U_D_P ? UDP : null;
    }
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
