package io.redoubt.parse.frame;

/// What a line of a program's log is, by its beginning.
final class TraceLine {
  private static final int NAME = 120;

  private TraceLine() {}

  /// Whether a record begins here: `2026-03-01 10:00`, `2026-03-01T10:00`, `2026/03/01 10:00`, in a
  /// bracket or not.
  static boolean begins(byte[] buffer, int from, int to) {
    int at = from < to && buffer[from] == '[' ? from + 1 : from;
    return at + 16 <= to
        && digits(buffer, at, 4)
        && (buffer[at + 4] == '-' || buffer[at + 4] == '/')
        && digits(buffer, at + 5, 2)
        && buffer[at + 7] == buffer[at + 4]
        && digits(buffer, at + 8, 2)
        && (buffer[at + 10] == ' ' || buffer[at + 10] == 'T')
        && digits(buffer, at + 11, 2)
        && buffer[at + 13] == ':'
        && digits(buffer, at + 14, 2);
  }

  private static boolean digits(byte[] buffer, int from, int count) {
    for (int i = from; i < from + count; i++) {
      if (!Bytes.isDigit(buffer[i])) {
        return false;
      }
    }
    return true;
  }

  /// Whether only a stack trace has such a line: `<tab>at com.example.Shop.sell(Shop.java:7)`,
  /// `Caused by: …`, `Traceback (most recent call last):`.
  static boolean ofTrace(byte[] buffer, int from, int to) {
    int ink = ink(buffer, from, to);
    if (ink == from) {
      return Bytes.startsWith(buffer, from, to, "Traceback (most recent call last):")
          || Bytes.startsWith(buffer, from, to, "Caused by: ");
    }
    return Bytes.startsWith(buffer, ink, to, "at ")
        && Bytes.indexOf(buffer, ink, to, (byte) '(') > 0
        && Bytes.indexOf(buffer, ink, to, (byte) '.') > 0;
  }

  /// Whether the line belongs to the record above it.
  ///
  /// @param trace whether that has a stack trace already
  static boolean goesOn(byte[] buffer, int from, int to, boolean trace) {
    byte first = buffer[from];
    return first == ' '
        || first == '\t'
        || ofTrace(buffer, from, to)
        || (thrown(buffer, from, to) && (trace || qualified(buffer, from, to)))
        || (trace && Bytes.startsWith(buffer, from, to, "During handling of the above exception"))
        || (trace
            && Bytes.startsWith(buffer, from, to, "The above exception was the direct cause"));
  }

  /* `ValueError: …`, `java.lang.IllegalStateException: …`: a name that says so. */
  private static boolean thrown(byte[] buffer, int from, int to) {
    int end = nameEnd(buffer, from, to);
    boolean ended = end == to || buffer[end] == ':' || buffer[end] == '\r';
    return ended
        && (Bytes.indexOf(buffer, from, end, "Error") >= 0
            || Bytes.indexOf(buffer, from, end, "Exception") >= 0
            || Bytes.indexOf(buffer, from, end, "Interrupt") >= 0
            || Bytes.indexOf(buffer, from, end, "Throwable") >= 0);
  }

  private static boolean qualified(byte[] buffer, int from, int to) {
    return Bytes.indexOf(buffer, from, nameEnd(buffer, from, to), (byte) '.') > 0;
  }

  private static int nameEnd(byte[] buffer, int from, int to) {
    int end = from;
    int most = Math.min(to, from + NAME);
    while (end < most
        && (Character.isLetterOrDigit(buffer[end]) || ".$_".indexOf(buffer[end]) >= 0)) {
      end++;
    }
    return end;
  }

  /// Whether a dated line is one of PostgreSQL: `… [77] ERROR:  relation …`.
  static boolean postgres(byte[] buffer, int from, int to) {
    int two = Bytes.indexOf(buffer, from, to, ":  ");
    return two > from && buffer[two - 1] >= 'A' && buffer[two - 1] <= 'Z';
  }

  private static int ink(byte[] buffer, int from, int to) {
    int at = from;
    while (at < to && (buffer[at] == ' ' || buffer[at] == '\t')) {
      at++;
    }
    return at;
  }
}
