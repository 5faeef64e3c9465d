package io.redoubt.ingest.net;

import java.util.Arrays;
import java.util.List;

/// RFC 6587: a connection whose first bytes are a length, a space and `<` counts octets; any other
/// has delimiters. A length that is none, or is larger than a record may be, ends the counting:
/// from there on the connection has delimiters, so that nothing it sends is lost. A line end at the
/// end of a counted record is taken off.
final class SyslogFraming implements Framing {
  private static final int MOST_DIGITS = 9;

  /// What the bytes at a place are.
  private enum Head {
    LENGTH,
    NO_LENGTH,
    UNDECIDED
  }

  private final int longest;
  private final DelimiterFraming delimited = DelimiterFraming.lineFeedOrNul();
  private boolean decided;
  private boolean counting;
  private int owed;
  private int length;
  private int headEnd;

  /// @param longest bytes of a record
  SyslogFraming(int longest) {
    this.longest = longest;
  }

  @Override
  public int cut(byte[] bytes, int from, int to, List<byte[]> out) {
    int at = from;
    if (!decided) {
      Head head = head(bytes, at, to, true);
      if (head == Head.UNDECIDED) {
        return at;
      }
      decided = true;
      counting = head == Head.LENGTH;
    }
    while (counting && at < to) {
      int next = counted(bytes, at, to, out);
      if (next == at) {
        return counting ? at : delimited.cut(bytes, at, to, out);
      }
      at = next;
    }
    return counting ? at : delimited.cut(bytes, at, to, out);
  }

  private int counted(byte[] bytes, int from, int to, List<byte[]> out) {
    int at = from;
    if (owed == 0) {
      while (at < to && (bytes[at] == '\n' || bytes[at] == '\r')) {
        at++;
      }
      switch (head(bytes, at, to, false)) {
        case UNDECIDED -> {
          return at;
        }
        case NO_LENGTH -> {
          counting = false;
          return at;
        }
        case LENGTH -> {
          owed = length;
          at = headEnd;
        }
      }
    }
    if (to - at < owed) {
      return at;
    }
    int end = at + owed;
    add(bytes, at, end, out);
    owed = 0;
    return end;
  }

  private static void add(byte[] bytes, int from, int to, List<byte[]> out) {
    int end = to;
    if (end > from && bytes[end - 1] == '\n') {
      end--;
      end -= end > from && bytes[end - 1] == '\r' ? 1 : 0;
    }
    if (end > from) {
      out.add(Arrays.copyOfRange(bytes, from, end));
    }
  }

  private Head head(byte[] bytes, int from, int to, boolean first) {
    int at = from;
    long value = 0;
    while (at < to && at - from <= MOST_DIGITS && bytes[at] >= '0' && bytes[at] <= '9') {
      value = value * 10 + bytes[at] - '0';
      at++;
    }
    if (at - from > MOST_DIGITS || (at > from && bytes[from] == '0') || value > longest) {
      return Head.NO_LENGTH;
    }
    if (at == to || (first && at + 1 == to && at > from && bytes[at] == ' ')) {
      return Head.UNDECIDED;
    }
    if (at == from || bytes[at] != ' ' || (first && bytes[at + 1] != '<')) {
      return Head.NO_LENGTH;
    }
    length = (int) value;
    headEnd = at + 1;
    return Head.LENGTH;
  }

  @Override
  public void cutAnyway(byte[] bytes, int from, int to, List<byte[]> out) {
    if (!counting) {
      delimited.cutAnyway(bytes, from, to, out);
      return;
    }
    add(bytes, from, to, out);
    owed = Math.max(0, owed - (to - from));
  }
}
