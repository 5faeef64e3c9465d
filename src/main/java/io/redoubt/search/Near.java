package io.redoubt.search;

/// Tells names that may have been meant.
final class Near {
  private static final int SLIPS = 2;

  private Near() {}

  /// Whether the name differs by case, by at most two slips of the key, or by what stands before
  /// its last dots.
  static boolean is(String asked, String name) {
    return name.equalsIgnoreCase(asked)
        || name.endsWith("." + asked)
        || (Math.abs(asked.length() - name.length()) <= SLIPS && slips(asked, name) <= SLIPS);
  }

  /// Letters to insert, leave out or change, as Levenshtein counts.
  private static int slips(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int corner = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int changed = corner + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        corner = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
