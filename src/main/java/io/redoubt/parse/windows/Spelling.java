package io.redoubt.parse.windows;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One spelling for values that exporters of the same event spell differently: GUIDs upper case in
/// braces, UTC times with six digits of the second, bit masks in hexadecimal, no white space at the
/// end (`evtx_dump` and others drop it; the event's XML keeps it).
public final class Spelling {
  private static final int GUID = 36;
  /// Length of `2026-11-20T10:11:12.123456`.
  private static final int MICROS = 26;

  private Spelling() {}

  /// The text to be taken for `buffer[from, to)`, or null where it stays as it is.
  public static @Nullable String of(byte[] buffer, int from, int to) {
    return switch (to - from) {
      case GUID -> guid(buffer, from) ? braced(buffer, from, to) : null;
      case GUID + 2 -> inBraces(buffer, from, to) ? unlessSame(buffer, from, to) : null;
      case MICROS + 2, MICROS + 3, MICROS + 4 ->
          time(buffer, from, to) ? latin1(buffer, from, from + MICROS) + "Z" : null;
      default -> null;
    };
  }

  /// Where `buffer[from, to)` ends without white space at its end.
  public static int end(byte[] buffer, int from, int to) {
    int end = to;
    while (end > from && buffer[end - 1] >= 0 && buffer[end - 1] <= ' ') {
      end--;
    }
    return end;
  }

  /// The text of a bit mask that may be written in signed decimal, or null where it stays as it is.
  public static @Nullable String mask(byte[] buffer, int from, int to) {
    boolean decimal = to > from && to - from <= 20;
    for (int i = from; i < to && decimal; i++) {
      decimal = (buffer[i] >= '0' && buffer[i] <= '9') || (i == from && buffer[i] == '-');
    }
    if (!decimal) {
      return null;
    }
    try {
      String text = latin1(buffer, from, to);
      long bits = text.charAt(0) == '-' ? Long.parseLong(text) : Long.parseUnsignedLong(text);
      return "0x" + Long.toHexString(bits);
    } catch (NumberFormatException notSoLarge) {
      return null;
    }
  }

  /// Whether `buffer[from, to)` is a whole number in decimal, with or without a sign.
  public static boolean number(byte[] buffer, int from, int to) {
    int i = to - from > 1 && buffer[from] == '-' ? from + 1 : from;
    boolean digits = i < to && to - i <= 19;
    for (; i < to && digits; i++) {
      digits = buffer[i] >= '0' && buffer[i] <= '9';
    }
    return digits;
  }

  private static boolean guid(byte[] buffer, int from) {
    for (int i = 0; i < GUID; i++) {
      byte b = buffer[from + i];
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? b != '-' : Character.digit(b, 16) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean inBraces(byte[] buffer, int from, int to) {
    return buffer[from] == '{' && buffer[to - 1] == '}' && guid(buffer, from + 1);
  }

  private static String braced(byte[] buffer, int from, int to) {
    return "{" + latin1(buffer, from, to).toUpperCase(Locale.ROOT) + "}";
  }

  private static @Nullable String unlessSame(byte[] buffer, int from, int to) {
    for (int i = from; i < to; i++) {
      if (buffer[i] >= 'a' && buffer[i] <= 'f') {
        return latin1(buffer, from, to).toUpperCase(Locale.ROOT);
      }
    }
    return null;
  }

  /// Whether it is a time with more than six digits of the second, such as
  /// `2026-11-20T10:11:12.123456700Z`.
  private static boolean time(byte[] buffer, int from, int to) {
    boolean marks =
        buffer[from + 4] == '-'
            && buffer[from + 10] == 'T'
            && buffer[from + 13] == ':'
            && buffer[from + 19] == '.'
            && buffer[to - 1] == 'Z';
    return marks && number(buffer, from + 20, to - 1);
  }

  private static String latin1(byte[] buffer, int from, int to) {
    return new String(buffer, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
