package io.redoubt.redact;

import io.redoubt.redact.scan.Find;
import io.redoubt.redact.scan.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The values of fields that the operator's own policy withholds, found again in free text in each
/// spelling that a log may give them. What such a value stands in or covers goes with it. Not
/// thread-safe: it belongs to one case.
final class Withheld {
  /* The beginning of a long value is enough: the rest may be cut off, or spelled otherwise. */
  private static final int BEGINNING = 48;

  /// A value and what its field says of it.
  private record Known(String field, String value, Kind kind, boolean dropped) {}

  private final Map<String, Known> spellings =
      new TreeMap<>(Comparator.comparing(String::length).reversed().thenComparing(s -> s));
  private final Map<String, String> dropping = new HashMap<>();
  private final Map<Kind, String> kinds = new EnumMap<>(Kind.class);

  /// Says that values of this field are dropped: what is by its shape of the same kind, and that
  /// no other field names, is in doubt one of them.
  void dropKind(Kind kind) {
    kinds.put(family(kind), family(kind).name().toLowerCase(Locale.ROOT));
  }

  /// Withholds a value; of two fields with the same value the one that drops it decides.
  void add(String field, String value, Kind kind, boolean dropped) {
    Known known = new Known(field, value, kind, dropped);
    if (dropped) {
      dropping.put(value.toLowerCase(Locale.ROOT), field);
    }
    for (String spelling : Spellings.of(value)) {
      spellings.merge(spelling, known, (a, b) -> a.dropped() ? a : b);
    }
  }

  /// Forgets the values; what is dropped by its shape stays so.
  void forget() {
    spellings.clear();
    dropping.clear();
  }

  /// Whether it withholds nothing.
  boolean isEmpty() {
    return spellings.isEmpty() && kinds.isEmpty();
  }

  /// The field that drops this value.
  Optional<String> dropping(String value) {
    return dropping.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(dropping.get(value.toLowerCase(Locale.ROOT)));
  }

  /// The finds together with those of withheld values, in order and without overlaps. A find with
  /// a name that is no secret is one to be dropped under that name.
  ///
  /// @param named values that fields name which are not withheld
  List<Find> over(String text, List<Find> finds, Set<String> named) {
    if (isEmpty()) {
      return finds;
    }
    List<Find> all = new ArrayList<>();
    finds.forEach(find -> all.add(inDoubt(find, named)));
    spellings.forEach((spelling, known) -> occurrences(text, spelling, known, all));
    all.sort(Comparator.comparingInt(Find::from));
    return all;
  }

  private Find inDoubt(Find find, Set<String> named) {
    String word = kinds.get(family(find.kind()));
    return word == null || named.stream().anyMatch(find.value()::equalsIgnoreCase)
        ? find
        : new Find(find.from(), find.to(), find.kind(), word, find.value());
  }

  private static void occurrences(String text, String spelling, Known known, List<Find> all) {
    int sure = Math.min(spelling.length(), BEGINNING);
    for (int at = 0; at + sure <= text.length(); at++) {
      if (begins(text, at, spelling) && text.regionMatches(true, at, spelling, 0, sure)) {
        int end = end(text, at, spelling, sure);
        if (sure < spelling.length() || ends(text, end, spelling)) {
          take(new Find(at, end, known.kind(), name(known), known.value()), all);
          at = end - 1;
        }
      }
    }
  }

  private static String name(Known known) {
    return known.dropped() ? known.field() : "";
  }

  private static int end(String text, int at, String spelling, int sure) {
    int length = sure;
    while (length < spelling.length()
        && at + length < text.length()
        && text.charAt(at + length) == spelling.charAt(length)) {
      length++;
    }
    return at + length;
  }

  /* A find of another kind that the value is a part of stays: its stand-in tells nothing of it. */
  private static void take(Find value, List<Find> all) {
    List<Find> met =
        all.stream().filter(f -> f.from() < value.to() && value.from() < f.to()).toList();
    boolean within =
        met.stream()
            .anyMatch(
                f ->
                    f.from() <= value.from()
                        && value.to() <= f.to()
                        && f.length() > value.length()
                        && (family(f.kind()) != family(value.kind()) || !f.name().isEmpty()));
    if (within) {
      return;
    }
    all.removeAll(met);
    int from = met.stream().mapToInt(Find::from).min().orElse(value.from());
    int to = met.stream().mapToInt(Find::to).max().orElse(value.to());
    all.add(
        new Find(
            Math.min(from, value.from()),
            Math.max(to, value.to()),
            value.kind(),
            value.name(),
            value.value()));
  }

  private static Kind family(Kind kind) {
    return kind == Kind.DOMAIN ? Kind.HOST : kind;
  }

  /* `alice` is no part of `malice`; a path may begin right behind a name. */
  private static boolean begins(String text, int at, String spelling) {
    return at == 0
        || !Character.isLetterOrDigit(text.charAt(at - 1))
        || !Character.isLetterOrDigit(spelling.charAt(0));
  }

  private static boolean ends(String text, int to, String spelling) {
    return to == text.length()
        || !Character.isLetterOrDigit(text.charAt(to))
        || !Character.isLetterOrDigit(spelling.charAt(spelling.length() - 1));
  }
}
