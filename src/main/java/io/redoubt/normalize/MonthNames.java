package io.redoubt.normalize;

/// English month names by their first three letters.
final class MonthNames {
  private static final String NAMES = "janfebmaraprmayjunjulaugsepoctnovdec";

  private MonthNames() {}

  /// 1 to 12 for the three letters at `at` in any case, or -1. Three bytes must be there.
  static int number(byte[] buffer, int at) {
    int a = buffer[at] | 32;
    int b = buffer[at + 1] | 32;
    int c = buffer[at + 2] | 32;
    for (int i = 0; i < 12; i++) {
      if (NAMES.charAt(i * 3) == a
          && NAMES.charAt(i * 3 + 1) == b
          && NAMES.charAt(i * 3 + 2) == c) {
        return i + 1;
      }
    }
    return -1;
  }
}
