package io.redoubt.redact.scan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Collects what the scanners find, in places of the original text. Not thread-safe.
final class Finds {
  private static final Comparator<Found> ORDER =
      Comparator.comparingInt(Found::from)
          .thenComparing(Comparator.comparingInt(Found::length).reversed());

  private final List<Found> all = new ArrayList<>();
  private long steps;

  /* Its value is cut out once it has stood: hostile text holds thousands that overlap. */
  private record Found(
      int from, int to, Kind kind, String name, Shadow shadow, int inFrom, int inTo) {
    int length() {
      return to - from;
    }

    Find found() {
      return new Find(from, to, kind, name, shadow.text().substring(inFrom, inTo));
    }

    Found reaching(int start, int end) {
      return new Found(start, end, kind, name, shadow, inFrom, inTo);
    }
  }

  /// Counts characters that were gone over for something, or patterns that were tried, beyond the
  /// few passes that each scanner makes over the whole text: what must not grow faster than it.
  void stepped(long characters) {
    steps += characters;
  }

  /// How many that were so far.
  long steps() {
    return steps;
  }

  /// Adds what stands at a place of a shadow.
  void add(Shadow shadow, int from, int to, Kind kind, String name) {
    if (from < to) {
      all.add(new Found(shadow.from(from), shadow.to(to - 1), kind, name, shadow, from, to));
    }
  }

  /// In order and without overlaps. Where two overlap, the secret wins and grows over both; of two
  /// others the longer one.
  List<Find> settled() {
    if (all.isEmpty()) {
      return List.of();
    }
    all.sort(ORDER);
    List<Find> settled = new ArrayList<>();
    Found last = all.getFirst();
    for (Found next : all.subList(1, all.size())) {
      if (next.from() >= last.to()) {
        settled.add(last.found());
        last = next;
      } else {
        last = merged(last, next);
      }
    }
    settled.add(last.found());
    return settled;
  }

  private static Found merged(Found a, Found b) {
    int end = Math.max(a.to(), b.to());
    if (a.kind() == Kind.SECRET || b.kind() == Kind.SECRET) {
      return (a.kind() == Kind.SECRET ? a : b).reaching(a.from(), end);
    }
    return (b.length() > a.length() ? b : a).reaching(a.from(), end);
  }
}
