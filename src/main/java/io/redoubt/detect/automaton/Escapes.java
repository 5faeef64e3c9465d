package io.redoubt.detect.automaton;

/// Reads the bytes of a JSON string's inside one character at a time, escapes undone, as
/// [io.redoubt.event.JsonText] does, so that no text need be made of most values. ASCII only.
public final class Escapes {
  /// Not ASCII: only the text as a whole can tell.
  public static final int BEYOND = -1;

  private Escapes() {}

  /// The character that begins with the byte at `i`, which must be before `end`; [#BEYOND] when it
  /// is not ASCII.
  public static int at(byte[] buffer, int i, int end) {
    byte c = buffer[i];
    if (c != '\\' || i + 1 >= end) {
      return c < 0 ? BEYOND : c;
    }
    return switch (buffer[i + 1]) {
      case '"', '\\', '/' -> buffer[i + 1];
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> unit(buffer, i + 2, end);
      default -> '\\';
    };
  }

  /// How many bytes the character takes that begins with the byte at `i`, where [#at] gave one.
  public static int length(byte[] buffer, int i, int end) {
    if (buffer[i] != '\\' || i + 1 >= end) {
      return 1;
    }
    return switch (buffer[i + 1]) {
      case '"', '\\', '/', 'n', 't', 'r', 'b', 'f' -> 2;
      case 'u' -> 6;
      default -> 1;
    };
  }

  /// The UTF-16 unit whose number stands in four hexadecimal digits from `at` on; negative when
  /// they do not.
  public static int number(byte[] buffer, int at, int end) {
    if (at + 4 > end) {
      return -1;
    }
    int value = 0;
    for (int i = at; i < at + 4; i++) {
      int digit = Character.digit(buffer[i], 16);
      if (digit < 0) {
        return -1;
      }
      value = (value << 4) | digit;
    }
    return value;
  }

  /* A broken escape is not undone; that is rare, and left to the text. */
  private static int unit(byte[] buffer, int at, int end) {
    int value = number(buffer, at, end);
    return value >= 0 && value < 128 ? value : BEYOND;
  }
}
