package io.redoubt.redact;

import io.redoubt.redact.scan.Find;
import io.redoubt.redact.scan.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Finds learned names in a text and settles them with what was found by shape. Stateless.
final class Known {
  private Known() {}

  /// All finds in order and without overlaps; a secret wins, then what was found by shape when it
  /// covers the name, then the longer learned name.
  static List<Find> merge(String text, Map<String, Kind> known, List<Find> shaped) {
    if (known.isEmpty()) {
      return shaped;
    }
    List<Find> all = new ArrayList<>(shaped);
    boolean[] taken = new boolean[text.length()];
    shaped.forEach(f -> java.util.Arrays.fill(taken, f.from(), f.to(), true));
    known.forEach((value, kind) -> find(text, value, kind, taken, all));
    all.sort(Comparator.comparingInt(Find::from));
    return all;
  }

  private static void find(String text, String value, Kind kind, boolean[] taken, List<Find> all) {
    int length = value.length();
    for (int at = 0; at + length <= text.length(); at++) {
      if (text.regionMatches(true, at, value, 0, length) && edges(text, at, at + length)) {
        boolean free = true;
        for (int i = at; i < at + length; i++) {
          free &= !taken[i];
        }
        if (free) {
          java.util.Arrays.fill(taken, at, at + length, true);
          all.add(new Find(at, at + length, kind, "", value));
        }
        at += length - 1;
      }
    }
  }

  private static boolean edges(String text, int from, int to) {
    return (from == 0 || !Character.isLetterOrDigit(text.charAt(from - 1)))
        && (to == text.length() || !Character.isLetterOrDigit(text.charAt(to)));
  }
}
