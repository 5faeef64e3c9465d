package io.redoubt.ingest;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Guesses what was meant by a path that does not exist.
final class Nearby {
  private static final int MOST_NAMES = 10_000;

  private Nearby() {}

  /// A sentence with the nearest name in the same folder, or with the folder that is missing; empty
  /// when nothing is near.
  static String hint(Disk disk, String given) {
    String text = given.endsWith("/") ? given.substring(0, given.length() - 1) : given;
    try {
      Path path = disk.path(text);
      Path name = path.getFileName();
      Path folder = path.toAbsolutePath().getParent();
      if (name == null || folder == null) {
        return "";
      }
      String nearest = nearest(name.toString(), disk.list(folder));
      int start = text.length() - name.toString().length();
      return nearest.isEmpty()
          ? ""
          : " Did you mean " + text.substring(0, Math.max(0, start)) + nearest + "?";
    } catch (IOException | InvalidPathException _) {
      return "";
    }
  }

  private static String nearest(String wanted, List<Path> siblings) {
    int limit = Math.min(2, wanted.length() / 3) + 1;
    String best = "";
    for (Path sibling : siblings.stream().limit(MOST_NAMES).sorted(FolderWalk.BY_NAME).toList()) {
      String name = sibling.getFileName().toString();
      int distance = distance(lower(wanted), lower(name), limit);
      if (distance < limit) {
        limit = distance;
        best = name;
      }
    }
    return best;
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /* Levenshtein's distance by rows; anything beyond the limit is the limit. */
  private static int distance(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) >= limit) {
      return limit;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replace = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replace, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return Math.min(row[b.length()], limit);
  }
}
