package io.redoubt.parse.text;

import java.util.Arrays;

/// Cuts text into words: letters and digits, split where a lower-case letter meets an upper-case
/// one (`ipAddress`), and at everything else. Bytes above 127 count as letters.
final class WordRuns {
  private WordRuns() {}

  /// Takes the flags of one word.
  @FunctionalInterface
  interface Sink {
    /// The word's flags in [Lexicon].
    void word(int flags);
  }

  /// Hands the flags of every word of `buffer[from, to)` to the sink.
  static void each(byte[] buffer, int from, int to, Sink sink) {
    int i = from;
    while (i < to) {
      if (!isPart(buffer[i])) {
        i++;
        continue;
      }
      int end = end(buffer, i, to);
      sink.word(Lexicon.ENGLISH.of(buffer, i, end));
      i = end;
    }
  }

  /// The end of the word that begins at `from`.
  static int end(byte[] buffer, int from, int to) {
    int i = from + 1;
    int last = KIND[buffer[from] & 0xff];
    while (i < to) {
      int kind = KIND[buffer[i] & 0xff];
      if (kind == NONE || (kind == UPPER && last == LOWER)) {
        break;
      }
      last = kind;
      i++;
    }
    return i;
  }

  /// Whether the byte belongs to a word.
  static boolean isPart(byte b) {
    return KIND[b & 0xff] != NONE;
  }

  private static final int NONE = 0;
  private static final int OTHER = 1;
  private static final int LOWER = 2;
  private static final int UPPER = 3;
  private static final byte[] KIND = kinds();

  private static byte[] kinds() {
    byte[] kinds = new byte[256];
    Arrays.fill(kinds, '0', '9' + 1, (byte) OTHER);
    Arrays.fill(kinds, 'a', 'z' + 1, (byte) LOWER);
    Arrays.fill(kinds, 'A', 'Z' + 1, (byte) UPPER);
    Arrays.fill(kinds, 128, 256, (byte) OTHER);
    return kinds;
  }
}
