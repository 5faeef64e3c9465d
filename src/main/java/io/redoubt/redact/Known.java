package io.redoubt.redact;

import io.redoubt.redact.scan.Find;
import io.redoubt.redact.scan.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds learned names in a text and settles them with what was found by shape. Stateless.
final class Known {
  private static final Comparator<Find> BY_PLACE = Comparator.comparingInt(Find::from);

  /* Of ASCII, looked up: most characters are. */
  private static final boolean[] ALPHANUMERIC = new boolean[128];

  static {
    for (int c = 0; c < ALPHANUMERIC.length; c++) {
      ALPHANUMERIC[c] = Character.isLetterOrDigit(c);
    }
  }

  private Known() {}

  /// All finds in order and without overlaps; a secret wins, then what was found by shape when it
  /// covers the name, then the longer learned name.
  static List<Find> merge(String text, Map<String, Kind> known, List<Find> shaped) {
    if (known.isEmpty()) {
      return shaped;
    }
    long wanted = 0;
    for (String name : known.keySet()) {
      wanted |= bit(name.charAt(0));
    }
    long[] begun = new long[text.length() / Long.SIZE + 1];
    long letters = begun(text, begun, wanted);
    if (letters == 0) {
      return shaped;
    }
    Taken taken = new Taken(text, shaped);
    for (Map.Entry<String, Kind> name : known.entrySet()) {
      if ((letters & bit(name.getKey().charAt(0))) != 0) {
        find(text, begun, name.getKey(), name.getValue(), taken);
      }
    }
    return taken.finds();
  }

  /* What is found so far, and the places it takes; neither is copied before a name is found. */
  private static final class Taken {
    private final String text;
    private final List<Find> shaped;
    private @Nullable List<Find> all;
    private boolean[] places = {};

    Taken(String text, List<Find> shaped) {
      this.text = text;
      this.shaped = shaped;
    }

    void add(int from, int to, Kind kind, String value) {
      List<Find> found = all;
      if (found == null) {
        found = new ArrayList<>(shaped);
        places = new boolean[text.length()];
        shaped.forEach(f -> Arrays.fill(places, f.from(), f.to(), true));
        all = found;
      }
      if (free(from, to)) {
        Arrays.fill(places, from, to, true);
        found.add(new Find(from, to, kind, "", value));
      }
    }

    private boolean free(int from, int to) {
      for (int i = from; i < to; i++) {
        if (places[i]) {
          return false;
        }
      }
      return true;
    }

    List<Find> finds() {
      if (all == null) {
        return shaped;
      }
      all.sort(BY_PLACE);
      return all;
    }
  }

  /* Marks the places at which a name may begin that has one of the wanted first characters; which
  of these stand there. Characters are sets of 64. */
  private static long begun(String text, long[] places, long wanted) {
    long letters = 0;
    boolean edge = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (edge && (bit(c) & wanted) != 0) {
        places[i >> 6] |= 1L << i;
        letters |= bit(c);
      }
      edge = !alphanumeric(c);
    }
    return letters;
  }

  private static boolean alphanumeric(char c) {
    return c < ALPHANUMERIC.length ? ALPHANUMERIC[c] : Character.isLetterOrDigit(c);
  }

  /* The same for characters that differ in case only. */
  private static long bit(char c) {
    if (c < 128) {
      return 1L << (c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
    return 1L << Character.toLowerCase(Character.toUpperCase(c));
  }

  private static void find(String text, long[] begun, String value, Kind kind, Taken taken) {
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
          taken.add(at, at + length, kind, value);
          from = at + length;
        }
      }
    }
  }

  private static boolean ends(String text, int to) {
    return to == text.length() || !alphanumeric(text.charAt(to));
  }
}
