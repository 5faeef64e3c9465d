package io.redoubt.redact;

import io.redoubt.redact.scan.Find;
import io.redoubt.redact.scan.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The names that a case has learned. Finds them in a text and settles them with what was found by
/// shape. Not thread-safe.
final class Known {
  private static final Comparator<Find> BY_PLACE = Comparator.comparingInt(Find::from);

  /* The longest first. */
  private static final Comparator<String> BY_LENGTH =
      Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder());

  /* Of ASCII, looked up: most characters are. */
  private static final boolean[] ALPHANUMERIC = new boolean[128];

  static {
    for (int c = 0; c < ALPHANUMERIC.length; c++) {
      ALPHANUMERIC[c] = Character.isLetterOrDigit(c);
    }
  }

  private static final int SIGNS = 64;
  private static final long[] NOWHERE = {};

  private final Map<String, Kind> names = new HashMap<>();
  private @Nullable Index index;

  /* The names in their order, and of each class of first characters a chain of them, ended by -1. */
  private record Index(List<String> names, int shortest, int[] first, int[] next) {}

  /// Learns a name; one that is known keeps its kind.
  void add(String name, Kind kind) {
    if (names.putIfAbsent(name, kind) == null) {
      index = null;
    }
  }

  /// Whether it is known.
  boolean has(String name) {
    return names.containsKey(name);
  }

  /// Forgets a name.
  void remove(String name) {
    if (names.remove(name) != null) {
      index = null;
    }
  }

  /// Forgets all names.
  void clear() {
    names.clear();
    index = null;
  }

  /// All names, in no order.
  Set<String> names() {
    return names.keySet();
  }

  /// All finds in order and without overlaps; a secret wins, then what was found by shape when it
  /// covers the name, then the longer learned name.
  List<Find> merge(String text, List<Find> shaped) {
    Index known = index == null ? index() : index;
    index = known;
    if (text.length() < known.shortest()) {
      return shaped;
    }
    long[] met = met(text, known);
    return met.length == 0 ? shaped : settled(text, met, known, shaped);
  }

  private Index index() {
    List<String> ordered = new ArrayList<>(names.keySet());
    ordered.sort(BY_LENGTH);
    int shortest = ordered.isEmpty() ? Integer.MAX_VALUE : ordered.getLast().length();
    int[] first = new int[SIGNS];
    int[] next = new int[ordered.size()];
    Arrays.fill(first, -1);
    for (int i = 0; i < next.length; i++) {
      int sign = sign(ordered.get(i).charAt(0));
      next[i] = first[sign];
      first[sign] = i;
    }
    return new Index(ordered, shortest, first, next);
  }

  /* Where names stand, as if there were no others: the place of each in their order, and below it
  in the text. */
  private static long[] met(String text, Index known) {
    long[] met = NOWHERE;
    int size = 0;
    boolean edge = true;
    for (int at = 0; at <= text.length() - known.shortest(); at++) {
      char c = text.charAt(at);
      for (int i = edge ? known.first()[sign(c)] : -1; i >= 0; i = known.next()[i]) {
        if (stands(text, at, known.names().get(i))) {
          met = size < met.length ? met : Arrays.copyOf(met, size * 2 + 8);
          met[size++] = (long) i << Integer.SIZE | at;
        }
      }
      edge = !alphanumeric(c);
    }
    return size == 0 ? NOWHERE : Arrays.copyOf(met, size);
  }

  private static boolean stands(String text, int at, String name) {
    int to = at + name.length();
    return to <= text.length()
        && text.regionMatches(true, at, name, 0, name.length())
        && (to == text.length() || !alphanumeric(text.charAt(to)));
  }

  /* The longer name first, of one name the first place first. */
  private List<Find> settled(String text, long[] met, Index known, List<Find> shaped) {
    Arrays.sort(met);
    Taken taken = new Taken(text, shaped);
    int last = -1;
    int from = 0;
    for (long one : met) {
      int name = (int) (one >>> Integer.SIZE);
      int at = (int) one;
      if (name != last || at >= from) {
        String value = known.names().get(name);
        last = name;
        from = at + value.length();
        taken.add(at, from, names.getOrDefault(value, Kind.TEXT), value);
      }
    }
    return taken.finds();
  }

  /* What is found so far, and the places it takes. */
  private static final class Taken {
    private final List<Find> all;
    private final boolean[] places;

    Taken(String text, List<Find> shaped) {
      all = new ArrayList<>(shaped);
      places = new boolean[text.length()];
      shaped.forEach(f -> Arrays.fill(places, f.from(), f.to(), true));
    }

    void add(int from, int to, Kind kind, String value) {
      if (free(from, to)) {
        Arrays.fill(places, from, to, true);
        all.add(new Find(from, to, kind, "", value));
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
      all.sort(BY_PLACE);
      return all;
    }
  }

  private static boolean alphanumeric(char c) {
    return c < ALPHANUMERIC.length ? ALPHANUMERIC[c] : Character.isLetterOrDigit(c);
  }

  /* One of the classes of characters: the same for those that differ in case only. */
  private static int sign(char c) {
    if (c < 128) {
      return (c >= 'A' && c <= 'Z' ? c + 32 : c) & (SIGNS - 1);
    }
    return Character.toLowerCase(Character.toUpperCase(c)) & (SIGNS - 1);
  }
}
