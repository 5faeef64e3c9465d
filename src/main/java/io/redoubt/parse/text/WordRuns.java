package io.redoubt.parse.text;

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
    while (i < to && isPart(buffer[i]) && !(isUpper(buffer[i]) && isLower(buffer[i - 1]))) {
      i++;
    }
    return i;
  }

  /// Whether the byte belongs to a word.
  static boolean isPart(byte b) {
    int lower = b | 32;
    return (lower >= 'a' && lower <= 'z') || (b >= '0' && b <= '9') || b < 0;
  }

  private static boolean isUpper(byte b) {
    return b >= 'A' && b <= 'Z';
  }

  private static boolean isLower(byte b) {
    return b >= 'a' && b <= 'z';
  }
}
