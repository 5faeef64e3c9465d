package io.redoubt.parse.frame;

import io.redoubt.event.EventBuilder;
import org.jspecify.annotations.Nullable;

/// Reads one JSON object and adds its leaves to an event as `a.b.c` fields: spans of the input,
/// nothing
/// copied. Elements of an array share the array's field; `null` and empty containers add nothing.
/// Keys with escapes keep them. Below [#MAX_DEPTH] a value is kept as its own JSON text.
///
/// Lenient where a log's truth is at stake (control characters in strings, duplicate keys: all are
/// kept), strict in structure. One per call; create with the range and ask [#flatten].
public final class JsonFlattener {
  /// How deep containers are taken apart.
  public static final int MAX_DEPTH = 48;

  private final byte[] buffer;
  private final int to;
  private final EventBuilder out;
  private int at;

  private JsonFlattener(byte[] buffer, int from, int to, EventBuilder out) {
    this.buffer = buffer;
    this.at = from;
    this.to = to;
    this.out = out;
  }

  /// Flattens the object in `buffer[from, to)`.
  ///
  /// @return null when it is a whole JSON object with only white space behind, else what is wrong
  /// and
  ///     at which byte of the range; what was read up to there stands in `out`
  public static @Nullable String flatten(
      byte[] buffer, int from, int to, FieldTree root, EventBuilder out) {
    JsonFlattener reader = new JsonFlattener(buffer, from, to, out);
    reader.space();
    if (reader.at >= to || buffer[reader.at] != '{') {
      return "not a JSON object";
    }
    if (!reader.object(root, 0)) {
      return "broken JSON at byte " + (reader.at - from);
    }
    reader.space();
    return reader.at == to ? null : "text behind the JSON object at byte " + (reader.at - from);
  }

  private boolean object(FieldTree node, int depth) {
    at++;
    space();
    if (peek() == '}') {
      at++;
      return true;
    }
    while (true) {
      space();
      if (peek() != '"') {
        return false;
      }
      int keyFrom = at + 1;
      if (!skipString()) {
        return false;
      }
      FieldTree child = node.child(buffer, keyFrom, at - 1);
      space();
      if (peek() != ':') {
        return false;
      }
      at++;
      if (!value(child, depth + 1)) {
        return false;
      }
      space();
      int c = peek();
      at++;
      if (c == '}') {
        return true;
      }
      if (c != ',') {
        at--;
        return false;
      }
    }
  }

  private boolean array(FieldTree node, int depth) {
    at++;
    space();
    if (peek() == ']') {
      at++;
      return true;
    }
    while (true) {
      if (!value(node, depth + 1)) {
        return false;
      }
      space();
      int c = peek();
      at++;
      if (c == ']') {
        return true;
      }
      if (c != ',') {
        at--;
        return false;
      }
    }
  }

  private boolean value(FieldTree node, int depth) {
    space();
    int c = peek();
    if ((c == '{' || c == '[') && depth >= MAX_DEPTH) {
      return deep(node);
    }
    return switch (c) {
      case '{' -> object(node, depth);
      case '[' -> array(node, depth);
      case '"' -> string(node);
      case 't', 'f', 'n' -> word(node);
      default -> number(node);
    };
  }

  private boolean string(FieldTree node) {
    int from = at + 1;
    boolean escaped = false;
    int i = from;
    while (i < to && buffer[i] != '"') {
      if (buffer[i] == '\\') {
        escaped = true;
        i++;
      }
      i++;
    }
    if (i >= to) {
      at = Math.min(i, to);
      return false;
    }
    at = i + 1;
    if (escaped) {
      out.addEscaped(node.field(), buffer, from, i);
    } else {
      out.add(node.field(), buffer, from, i);
    }
    return true;
  }

  private boolean skipString() {
    int i = at + 1;
    while (i < to && buffer[i] != '"') {
      i += buffer[i] == '\\' ? 2 : 1;
    }
    at = Math.min(i + 1, to);
    return i < to;
  }

  private boolean word(FieldTree node) {
    int from = at;
    if (Bytes.startsWith(buffer, at, to, "null")) {
      at += 4;
      return true;
    }
    if (Bytes.startsWith(buffer, at, to, "true")) {
      at += 4;
    } else if (Bytes.startsWith(buffer, at, to, "false")) {
      at += 5;
    } else {
      return false;
    }
    out.addBoolean(node.field(), buffer, from, at);
    return true;
  }

  private boolean number(FieldTree node) {
    int from = at;
    while (at < to && isNumberPart(buffer[at])) {
      at++;
    }
    if (at == from) {
      return false;
    }
    out.addNumber(node.field(), buffer, from, at);
    return true;
  }

  private static boolean isNumberPart(byte b) {
    return (b >= '0' && b <= '9') || b == '-' || b == '+' || b == '.' || b == 'e' || b == 'E';
  }

  private boolean deep(FieldTree node) {
    int from = at;
    int depth = 0;
    do {
      int c = peek();
      if (c == '"') {
        if (!skipString()) {
          return false;
        }
        continue;
      }
      depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
      at++;
    } while (depth > 0 && at < to);
    out.add(node.field(), buffer, from, at);
    return depth == 0;
  }

  private void space() {
    while (at < to && (buffer[at] == ' ' || (buffer[at] >= 9 && buffer[at] <= 13))) {
      at++;
    }
  }

  private int peek() {
    return at < to ? buffer[at] : -1;
  }
}
