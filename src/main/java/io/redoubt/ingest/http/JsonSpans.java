package io.redoubt.ingest.http;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Finds where JSON values begin and end without reading them, so that their exact bytes can be
/// kept. Brackets and strings are matched; what stands between them is the parser's affair.
final class JsonSpans {
  private static final int DEEPEST = 512;

  private JsonSpans() {}

  /// The first byte from here on that is no white space; `to` when there is none.
  static int skipSpace(byte[] text, int from, int to) {
    int i = from;
    while (i < to && (text[i] == ' ' || text[i] == '\n' || text[i] == '\r' || text[i] == '\t')) {
      i++;
    }
    return i;
  }

  /// The end of the value that begins here; -1 when it has none.
  static int end(byte[] text, int from, int to) {
    if (from >= to) {
      return -1;
    }
    return switch (text[from]) {
      case '"' -> stringEnd(text, from, to);
      case '{', '[' -> nestedEnd(text, from, to);
      default -> scalarEnd(text, from, to);
    };
  }

  private static int stringEnd(byte[] text, int from, int to) {
    int i = from + 1;
    while (i < to) {
      if (text[i] == '"') {
        return i + 1;
      }
      i += text[i] == '\\' ? 2 : 1;
    }
    return -1;
  }

  private static int nestedEnd(byte[] text, int from, int to) {
    byte[] closers = new byte[DEEPEST];
    int depth = 0;
    int i = from;
    while (i < to) {
      byte b = text[i];
      if (b == '"') {
        i = stringEnd(text, i, to);
        if (i < 0) {
          return -1;
        }
        continue;
      }
      if (b == '{' || b == '[') {
        if (depth == DEEPEST) {
          return -1;
        }
        closers[depth++] = (byte) (b == '{' ? '}' : ']');
      } else if (b == '}' || b == ']') {
        if (closers[--depth] != b) {
          return -1;
        }
        if (depth == 0) {
          return i + 1;
        }
      }
      i++;
    }
    return -1;
  }

  private static int scalarEnd(byte[] text, int from, int to) {
    int i = from;
    while (i < to && isScalar(text[i])) {
      i++;
    }
    return i == from ? -1 : i;
  }

  private static boolean isScalar(byte b) {
    return (b >= '0' && b <= '9')
        || (b >= 'a' && b <= 'z')
        || b == '-'
        || b == '+'
        || b == '.'
        || b == 'E';
  }

  /// One member of an object.
  ///
  /// @param name without escapes
  /// @param from first byte of the value
  /// @param to behind its last byte
  /// @param next where to go on
  record Member(String name, int from, int to, int next) {}

  /// The member that begins at or after here, inside an object whose first byte was passed; empty
  /// at the end of the object, and where there is no member.
  static Optional<Member> member(byte[] text, int from, int to) {
    int name = skipSpace(text, from, to);
    if (name < to && text[name] == ',') {
      name = skipSpace(text, name + 1, to);
    }
    if (name >= to || text[name] != '"') {
      return Optional.empty();
    }
    int nameEnd = stringEnd(text, name, to);
    int colon = nameEnd < 0 ? to : skipSpace(text, nameEnd, to);
    if (colon >= to || text[colon] != ':') {
      return Optional.empty();
    }
    int value = skipSpace(text, colon + 1, to);
    int end = end(text, value, to);
    if (end < 0) {
      return Optional.empty();
    }
    String word = new String(text, name + 1, nameEnd - name - 2, StandardCharsets.UTF_8);
    return Optional.of(new Member(word, value, end, end));
  }
}
