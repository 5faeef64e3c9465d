package io.redoubt.report.wording;

/// How many columns text takes on a terminal: 2 for East Asian wide characters and emoji, 0 for
/// combining marks, 1 otherwise (after Unicode's East Asian Width, W and F).
public final class Columns {
  private static final int[][] WIDE = {
    {0x1100, 0x115f},
    {0x231a, 0x231b},
    {0x2329, 0x232a},
    {0x23e9, 0x23f3},
    {0x25fd, 0x25fe},
    {0x2614, 0x2615},
    {0x2648, 0x2653},
    {0x26aa, 0x26ab},
    {0x26bd, 0x26be},
    {0x26c4, 0x26c5},
    {0x2705, 0x2705},
    {0x270a, 0x270b},
    {0x2728, 0x2728},
    {0x274c, 0x274c},
    {0x2753, 0x2757},
    {0x2795, 0x2797},
    {0x2b1b, 0x2b1c},
    {0x2b50, 0x2b55},
    {0x2e80, 0x303e},
    {0x3041, 0x33ff},
    {0x3400, 0x4dbf},
    {0x4e00, 0x9fff},
    {0xa000, 0xa4cf},
    {0xa960, 0xa97f},
    {0xac00, 0xd7a3},
    {0xf900, 0xfaff},
    {0xfe10, 0xfe19},
    {0xfe30, 0xfe6f},
    {0xff00, 0xff60},
    {0xffe0, 0xffe6},
    {0x16fe0, 0x18aff},
    {0x1aff0, 0x1b2ff},
    {0x1f004, 0x1f004},
    {0x1f0cf, 0x1f0cf},
    {0x1f18e, 0x1f19a},
    {0x1f200, 0x1f64f},
    {0x1f680, 0x1f6ff},
    {0x1f7e0, 0x1f7eb},
    {0x1f900, 0x1faff},
    {0x20000, 0x3fffd},
  };

  private Columns() {}

  /// The columns of an inert text.
  public static int of(String text) {
    int columns = 0;
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      columns += of(codePoint);
      i += Character.charCount(codePoint);
    }
    return columns;
  }

  private static int of(int codePoint) {
    if (codePoint < 0x300) {
      return 1;
    }
    int type = Character.getType(codePoint);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    for (int[] range : WIDE) {
      if (codePoint < range[0]) {
        return 1;
      }
      if (codePoint <= range[1]) {
        return 2;
      }
    }
    return 1;
  }

  /// The text filled up with spaces to `columns`, or cut with `…` so that it fits.
  public static String fit(String text, int columns) {
    String cut = cut(text, columns);
    return cut + " ".repeat(Math.max(columns - of(cut), 0));
  }

  /// The text, cut with `…` at its end when it takes more than `columns`.
  public static String cut(String text, int columns) {
    if (of(text) <= columns) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    int used = 0;
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      int width = of(codePoint);
      if (used + width > columns - 1) {
        break;
      }
      out.appendCodePoint(codePoint);
      used += width;
      i += Character.charCount(codePoint);
    }
    return out.append('…').toString();
  }
}
