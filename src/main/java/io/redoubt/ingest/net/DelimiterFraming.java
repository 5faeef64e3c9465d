package io.redoubt.ingest.net;

import java.util.Arrays;
import java.util.List;

/// Records that end with LF (a CR before it belongs to the end) or with NUL. Which of the two is
/// seen first decides for the connection, but a NUL only where a new record begins behind it or
/// nothing more has come: inside a record it is content. Empty records are none.
final class DelimiterFraming implements Framing {
  private static final int OPEN = -1;

  private int delimiter;
  private int scanned;

  private DelimiterFraming(int delimiter) {
    this.delimiter = delimiter;
  }

  static DelimiterFraming nul() {
    return new DelimiterFraming(0);
  }

  static DelimiterFraming lineFeedOrNul() {
    return new DelimiterFraming(OPEN);
  }

  @Override
  public int cut(byte[] bytes, int from, int to, List<byte[]> out) {
    int start = from;
    int at = from + scanned;
    while (at < to) {
      if (ends(bytes, at, to)) {
        add(bytes, start, at, out);
        start = at + 1;
      }
      at++;
    }
    scanned = to - start;
    return start;
  }

  private boolean ends(byte[] bytes, int at, int to) {
    byte b = bytes[at];
    if (delimiter != OPEN) {
      return b == delimiter;
    }
    if (b == '\n' || (b == 0 && beginsAnother(bytes, at + 1, to))) {
      delimiter = b;
      return true;
    }
    return false;
  }

  private static boolean beginsAnother(byte[] bytes, int at, int to) {
    return at == to || bytes[at] == '<' || bytes[at] == '{';
  }

  @Override
  public void cutAnyway(byte[] bytes, int from, int to, List<byte[]> out) {
    add(bytes, from, to, out);
    scanned = 0;
  }

  private void add(byte[] bytes, int from, int to, List<byte[]> out) {
    int end = delimiter != 0 && to > from && bytes[to - 1] == '\r' ? to - 1 : to;
    if (end > from) {
      out.add(Arrays.copyOfRange(bytes, from, end));
    }
  }
}
