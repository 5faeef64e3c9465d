package io.redoubt.report.inert;

/// Tells which characters steer a display, or cannot be seen, instead of showing something: C0 and
/// C1 controls, DEL, bidirectional and zero-width marks, tag characters, line and paragraph
/// separators, lone surrogates, unassigned code points and blank letters (Unicode general
/// categories Cc, Cf, Cn, Cs, Zl, Zp and a few more).
public final class Hidden {
  private Hidden() {}

  /// Whether this code point must not be shown as it stands. A line break is hidden too.
  public static boolean is(int codePoint) {
    if (codePoint < 0x7f) {
      return codePoint < 0x20;
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.UNASSIGNED,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> blank(codePoint);
    };
  }

  private static boolean blank(int codePoint) {
    return codePoint == 0x034f
        || codePoint == 0x115f
        || codePoint == 0x1160
        || codePoint == 0x2800
        || codePoint == 0x3164
        || codePoint == 0xffa0;
  }
}
