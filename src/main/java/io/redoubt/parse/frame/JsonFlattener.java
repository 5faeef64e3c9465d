package io.redoubt.parse.frame;

import io.redoubt.event.EventBuilder;
import org.jspecify.annotations.Nullable;

/* A cursor over the bytes: every method takes the position of its first byte and gives the position
 * behind its last one, or the complement (~) of the position where it found something wrong. So the
 * position lives in a register, and each byte is looked at once: a string's end is found eight bytes
 * at a time, a key is looked up by its bytes.
 */
/// Reads one JSON object and adds its leaves to an event as `a.b.c` fields: spans of the input,
/// nothing copied. Elements of an array share the array's field; `null` and empty containers add
/// nothing. Below [#MAX_DEPTH] a value is kept as its own JSON text.
///
/// Lenient where a log's truth is at stake (control characters in strings, `NaN`, duplicate keys:
/// all are kept), strict in structure.
public final class JsonFlattener {
  /// How deep containers are taken apart.
  public static final int MAX_DEPTH = 48;

  private final byte[] buffer;
  private final int to;
  private final EventBuilder out;

  private JsonFlattener(byte[] buffer, int to, EventBuilder out) {
    this.buffer = buffer;
    this.to = to;
    this.out = out;
  }

  /// Flattens the object in `buffer[from, to)`.
  ///
  /// @return null when it is a whole JSON object with only white space behind, else what is wrong
  ///     and at which byte of the range; what was read up to there stands in `out`
  public static @Nullable String flatten(
      byte[] buffer, int from, int to, FieldTree root, EventBuilder out) {
    if (root.paths().follow(buffer, from, to, out)) {
      return null;
    }
    int first = out.size();
    String wrong = read(buffer, from, to, root, out);
    if (wrong == null) {
      root.paths().learn(buffer, from, to, out, first);
    }
    return wrong;
  }

  /// Flattens an object of which [#tell] said who told its kind; false, and nothing added, when
  /// it is none of those.
  public static boolean again(
      Object teller, byte[] buffer, int from, int to, FieldTree root, EventBuilder out) {
    return root.paths().follow(teller, buffer, from, to, out);
  }

  /// Takes note that all objects whose keys, brackets and kinds of value are those of the object
  /// in `buffer[from, to)`, and the values that were looked at, are of the kind that this one told;
  /// false where it is too early for that.
  ///
  /// @param looked where the values begin that were looked at
  /// @param scratch is left as it was
  public static boolean tell(
      Object teller,
      int[] looked,
      byte[] buffer,
      int from,
      int to,
      FieldTree root,
      EventBuilder scratch) {
    int size = scratch.size();
    JsonPlace end = root.paths().end(buffer, from, to, scratch);
    JsonTold told = end == null ? null : JsonTold.of(teller, looked, scratch, size);
    scratch.truncate(size);
    if (end != null && told != null) {
      end.tell(told);
    }
    return told != null;
  }

  /// The same as [#flatten], whatever was flattened before.
  static @Nullable String read(byte[] buffer, int from, int to, FieldTree root, EventBuilder out) {
    int start = JsonScan.space(buffer, from, to);
    if (start >= to || buffer[start] != '{') {
      return "not a JSON object";
    }
    int end = new JsonFlattener(buffer, to, out).object(start, root, 0);
    if (end < 0) {
      return "broken JSON at byte " + (~end - from);
    }
    int rest = JsonScan.space(buffer, end, to);
    return rest == to ? null : "text behind the JSON object at byte " + (rest - from);
  }

  private int object(int start, FieldTree node, int depth) {
    int at = space(start + 1);
    if (peek(at) == '}') {
      return at + 1;
    }
    FieldTree child = null;
    while (true) {
      if (peek(at) != '"') {
        return ~at;
      }
      int keyEnd = JsonScan.stringEnd(buffer, at + 1, to);
      if (keyEnd >= to) {
        return ~to;
      }
      child = node.child(child, buffer, at + 1, keyEnd);
      at = keyEnd + 1;
      if (peek(at) != ':') {
        at = space(at);
        if (peek(at) != ':') {
          return ~at;
        }
      }
      at = value(at + 1, child, depth + 1);
      if (at < 0) {
        return at;
      }
      at = space(at);
      int c = peek(at);
      if (c == '}') {
        return at + 1;
      }
      if (c != ',') {
        return ~at;
      }
      at = space(at + 1);
    }
  }

  private int array(int start, FieldTree node, int depth) {
    int at = space(start + 1);
    if (peek(at) == ']') {
      return at + 1;
    }
    while (true) {
      at = value(at, node, depth + 1);
      if (at < 0) {
        return at;
      }
      at = space(at);
      int c = peek(at);
      if (c == ']') {
        return at + 1;
      }
      if (c != ',') {
        return ~at;
      }
      at++;
    }
  }

  private int value(int from, FieldTree node, int depth) {
    int at = space(from);
    int c = peek(at);
    if (c == '"') {
      return string(at + 1, node);
    }
    if (c == '{' || c == '[') {
      if (depth >= MAX_DEPTH) {
        return deep(at, node);
      }
      return c == '{' ? object(at, node, depth) : array(at, node, depth);
    }
    return (c >= '0' && c <= '9') || c == '-' ? number(at, node) : word(at, node);
  }

  private int string(int from, FieldTree node) {
    int end = JsonScan.quoteOrBackslash(buffer, from, to);
    if (end < to && buffer[end] == '"') {
      out.add(node.field(), buffer, from, end);
      return end + 1;
    }
    end = JsonScan.stringEnd(buffer, end, to);
    if (end >= to) {
      return ~to;
    }
    out.addEscaped(node.field(), buffer, from, end);
    return end + 1;
  }

  private int number(int from, FieldTree node) {
    int at = numberEnd(buffer, from, to);
    if (at < 0) {
      return word(from, node);
    }
    out.addNumber(node.field(), buffer, from, at);
    return at;
  }

  /// The end of the number that begins with the digit or dash at `from`, or -1 where it is none.
  static int numberEnd(byte[] buffer, int from, int to) {
    int at = Bytes.digitsEnd(buffer, from + 1, to);
    while (at < to && buffer[at] != ',' && isNumberPart(buffer[at])) {
      at++;
    }
    return at == from + 1 && buffer[from] == '-' ? -1 : at;
  }

  /// The length of the truth value at `at`, 0 where there is none.
  static int truthLength(byte[] buffer, int at, int to) {
    if (Bytes.startsWith(buffer, at, to, "true")) {
      return 4;
    }
    return Bytes.startsWith(buffer, at, to, "false") ? 5 : 0;
  }

  private static boolean isNumberPart(byte b) {
    return (b >= '0' && b <= '9') || b == '.' || b == 'e' || b == 'E' || b == '-' || b == '+';
  }

  private int word(int at, FieldTree node) {
    if (Bytes.startsWith(buffer, at, to, "null")) {
      return at + 4;
    }
    int length = truthLength(buffer, at, to);
    if (length > 0) {
      out.addBoolean(node.field(), buffer, at, at + length);
      return at + length;
    }
    for (String odd : ODD_NUMBERS) {
      if (Bytes.startsWith(buffer, at, to, odd)) {
        out.add(node.field(), buffer, at, at + odd.length());
        return at + odd.length();
      }
    }
    return ~at;
  }

  private static final String[] ODD_NUMBERS = {"NaN", "Infinity", "-Infinity"};

  private int deep(int from, FieldTree node) {
    int end = JsonScan.valueEnd(buffer, from, to);
    if (end < 0) {
      return ~to;
    }
    out.add(node.field(), buffer, from, end);
    return end;
  }

  private int space(int at) {
    return at < to && buffer[at] > ' ' ? at : JsonScan.space(buffer, at, to);
  }

  private int peek(int at) {
    return at < to ? buffer[at] : -1;
  }
}
