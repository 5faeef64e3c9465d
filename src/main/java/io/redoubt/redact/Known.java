package io.redoubt.redact;

import io.redoubt.redact.scan.Find;
import io.redoubt.redact.scan.Kind;
import java.util.ArrayList;
import java.util.Arrays;
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
    long[] begun = new long[text.length() / Long.SIZE + 1];
    long letters = begun(text, begun);
    List<Find> all = new ArrayList<>(shaped);
    boolean[] taken = new boolean[text.length()];
    shaped.forEach(f -> Arrays.fill(taken, f.from(), f.to(), true));
    for (Map.Entry<String, Kind> name : known.entrySet()) {
      if ((letters & bit(name.getKey().charAt(0))) != 0) {
        find(text, begun, name.getKey(), name.getValue(), taken, all);
      }
    }
    all.sort(Comparator.comparingInt(Find::from));
    return all;
  }

  /* Marks the places at which a name may begin; which characters stand there, as a set of 64. */
  private static long begun(String text, long[] places) {
    long letters = 0;
    boolean edge = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (edge) {
        places[i >> 6] |= 1L << i;
        letters |= bit(c);
      }
      edge = !Character.isLetterOrDigit(c);
    }
    return letters;
  }

  /* The same for characters that differ in case only. */
  private static long bit(char c) {
    if (c < 128) {
      return 1L << (c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
    return 1L << Character.toLowerCase(Character.toUpperCase(c));
  }

  private static void find(
      String text, long[] begun, String value, Kind kind, boolean[] taken, List<Find> all) {
    int length = value.length();
    long first = bit(value.charAt(0));
    int from = 0;
    for (int block = 0; block < begun.length; block++) {
      for (long rest = begun[block]; rest != 0; rest &= rest - 1) {
        int at = (block << 6) + Long.numberOfTrailingZeros(rest);
        if (at >= from
            && bit(text.charAt(at)) == first
            && text.regionMatches(true, at, value, 0, length)
            && ends(text, at + length)) {
          if (free(taken, at, at + length)) {
            Arrays.fill(taken, at, at + length, true);
            all.add(new Find(at, at + length, kind, "", value));
          }
          from = at + length;
        }
      }
    }
  }

  private static boolean free(boolean[] taken, int from, int to) {
    for (int i = from; i < to; i++) {
      if (taken[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean ends(String text, int to) {
    return to == text.length() || !Character.isLetterOrDigit(text.charAt(to));
  }
}
