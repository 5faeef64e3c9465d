package io.redoubt.template;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Turns a message into its shape: the same words in the same order, separated by single spaces,
/// with `<*>` for what looks like a value. Values side by side are one. Looks at this message
/// alone.
///
/// One per worker, not thread-safe: the shape stands in a buffer that the next call writes again.
final class Masker {
  static final String VALUE = "<*>";

  /// Bytes of a message that are looked at; the rest reads `<*>`.
  static final int MAX_LENGTH = 4096;

  private static final byte[] VALUE_BYTES = VALUE.getBytes(StandardCharsets.US_ASCII);
  private static final boolean[] DELIMITER = table("=:,;()[]{}\"'|<>@");
  private static final boolean[] OPENING = table("\"'([<{");
  private static final boolean[] CLOSING = table("\"')]>},;:.");
  private static final boolean[] JOINT = table(":./-,|@");

  private byte[] shape = new byte[MAX_LENGTH * 2];
  private int length;
  private int tokenStart;
  private int lastValueEnd;
  private boolean lastTokenIsValue;

  private static boolean[] table(String characters) {
    boolean[] set = new boolean[256];
    characters.chars().forEach(c -> set[c] = true);
    return set;
  }

  /// Makes the shape of `buffer[from, to)`.
  void mask(byte[] buffer, int from, int to) {
    length = 0;
    lastTokenIsValue = false;
    int end = Math.min(to, from + MAX_LENGTH);
    int i = from;
    while (true) {
      while (i < end && isSpace(buffer[i])) {
        i++;
      }
      if (i >= end) {
        break;
      }
      int stop = i;
      while (stop < end && !isSpace(buffer[stop])) {
        stop++;
      }
      token(buffer, i, stop, end);
      i = stop;
    }
    if (end < to && !lastTokenIsValue) {
      beginToken();
      value();
    }
  }

  /// The shape as text.
  String text() {
    return new String(shape, 0, length, StandardCharsets.UTF_8);
  }

  /// A 64-bit hash of the shape (FNV-1a, then mixed); equal shapes have equal hashes in every run.
  long hash() {
    long h = 0xcbf29ce484222325L;
    for (int i = 0; i < length; i++) {
      h = (h ^ (shape[i] & 0xff)) * 0x100000001b3L;
    }
    h ^= h >>> 32;
    return h * 0x9e3779b97f4a7c15L ^ h >>> 29;
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || (b >= 9 && b <= 13);
  }

  private void token(byte[] buffer, int from, int to, int end) {
    int before = length;
    beginToken();
    if (WordMask.isCalendarWord(buffer, from, to) && digitFollows(buffer, to, end)) {
      value();
    } else if (WordMask.isAllLetters(buffer, from, to)) {
      word(buffer, from, to);
    } else {
      core(buffer, from, to);
    }
    boolean isValue = length - tokenStart == VALUE_BYTES.length && lastValueEnd == length;
    if (isValue && lastTokenIsValue) {
      length = before;
    }
    lastTokenIsValue = isValue;
  }

  private void beginToken() {
    reserve(8);
    if (length > 0) {
      shape[length++] = ' ';
    }
    tokenStart = length;
    lastValueEnd = -1;
  }

  /// A digit, or one more calendar word, as in `Sat Jul 9`.
  private static boolean digitFollows(byte[] buffer, int at, int end) {
    int i = at;
    while (i < end && isSpace(buffer[i])) {
      i++;
    }
    if (i < end && buffer[i] >= '0' && buffer[i] <= '9') {
      return true;
    }
    int stop = i;
    while (stop < end && WordMask.isLetter(buffer[stop])) {
      stop++;
    }
    return WordMask.isCalendarWord(buffer, i, stop);
  }

  private void core(byte[] buffer, int from, int to) {
    int first = from;
    while (first < to && OPENING[buffer[first] & 0xff]) {
      first++;
    }
    int last = to;
    while (last > first && CLOSING[buffer[last - 1] & 0xff]) {
      last--;
    }
    int equals = keyEnd(buffer, first, last);
    if (isPath(buffer, first, last)) {
      copy(buffer, from, first);
      value();
      copy(buffer, last, to);
    } else if (equals > 0) {
      copy(buffer, from, equals);
      value();
      copy(buffer, last, to);
    } else {
      words(buffer, from, to);
    }
  }

  /// Behind the `=` of a `key=value` word, or -1.
  private static int keyEnd(byte[] buffer, int from, int to) {
    int i = from;
    while (i < to && (WordMask.isLetter(buffer[i]) || isKeyPart(buffer[i], i > from))) {
      i++;
    }
    boolean pair = i > from && i + 1 < to && buffer[i] == '=' && buffer[i + 1] != '=';
    return pair ? i + 1 : -1;
  }

  private static boolean isKeyPart(byte b, boolean inside) {
    return b == '_' || (inside && (b == '.' || b == '-' || (b >= '0' && b <= '9')));
  }

  private static boolean isPath(byte[] buffer, int from, int to) {
    if (to - from < 2) {
      return false;
    }
    if (buffer[from] == '/' || (buffer[from] == '\\' && buffer[from + 1] == '\\')) {
      return true;
    }
    for (int i = from; i + 2 < to; i++) {
      if (buffer[i] == ':') {
        boolean drive = i == from + 1 && (buffer[i + 1] == '\\' || buffer[i + 1] == '/');
        return drive || (buffer[i + 1] == '/' && buffer[i + 2] == '/');
      }
      if (!WordMask.isLetter(buffer[i])) {
        return false;
      }
    }
    return false;
  }

  private void words(byte[] buffer, int from, int to) {
    int i = from;
    while (i < to) {
      if (DELIMITER[buffer[i] & 0xff]) {
        delimiter(buffer[i++]);
        continue;
      }
      int stop = i;
      while (stop < to && !DELIMITER[buffer[stop] & 0xff]) {
        stop++;
      }
      word(buffer, i, stop);
      i = stop;
    }
  }

  private void word(byte[] buffer, int from, int to) {
    if (WordMask.isValue(buffer, from, to)) {
      joinValue();
    } else {
      copy(buffer, from, to);
    }
  }

  /// Brackets and quotes with nothing inside hold an empty value.
  private void delimiter(byte b) {
    reserve(8);
    byte previous = length > tokenStart ? shape[length - 1] : 0;
    if ((b == ')' && previous == '(')
        || (b == ']' && previous == '[')
        || (b == '"' && previous == '"')) {
      value();
    }
    shape[length++] = b;
  }

  /// Adds a value; one that only `:./-,|@` separate from the last one goes into it.
  private void joinValue() {
    if (lastValueEnd >= tokenStart) {
      int i = lastValueEnd;
      while (i < length && JOINT[shape[i] & 0xff]) {
        i++;
      }
      if (i == length) {
        length = lastValueEnd;
        return;
      }
    }
    value();
  }

  private void value() {
    copy(VALUE_BYTES, 0, VALUE_BYTES.length);
    lastValueEnd = length;
  }

  private void copy(byte[] buffer, int from, int to) {
    reserve(to - from);
    System.arraycopy(buffer, from, shape, length, to - from);
    length += to - from;
  }

  private void reserve(int more) {
    if (length + more + 8 > shape.length) {
      shape = Arrays.copyOf(shape, Math.max(shape.length * 2, length + more + 8));
    }
  }
}
