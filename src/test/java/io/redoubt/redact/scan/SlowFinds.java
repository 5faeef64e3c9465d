package io.redoubt.redact.scan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Part of [SlowTextScan].
final class SlowFinds {
  private static final Comparator<Find> ORDER =
      Comparator.comparingInt(Find::from)
          .thenComparing(Comparator.comparingInt(Find::length).reversed());

  private final List<Find> all = new ArrayList<>();

  /// Adds what stands at a place of a shadow.
  void add(SlowShadow shadow, int from, int to, Kind kind, String name) {
    if (from < to) {
      String value = shadow.text().substring(from, to);
      all.add(new Find(shadow.from(from), shadow.to(to - 1), kind, name, value));
    }
  }

  /// In order and without overlaps. Where two overlap, the secret wins and grows over both; of two
  /// others the longer one.
  List<Find> settled() {
    all.sort(ORDER);
    List<Find> settled = new ArrayList<>();
    for (Find next : all) {
      Find last = settled.isEmpty() ? null : settled.getLast();
      if (last == null || next.from() >= last.to()) {
        settled.add(next);
      } else {
        settled.set(settled.size() - 1, merged(last, next));
      }
    }
    return settled;
  }

  private static Find merged(Find a, Find b) {
    boolean secret = a.kind() == Kind.SECRET || b.kind() == Kind.SECRET;
    if (secret) {
      Find main = a.kind() == Kind.SECRET ? a : b;
      return new Find(a.from(), Math.max(a.to(), b.to()), Kind.SECRET, main.name(), main.value());
    }
    if (b.length() > a.length()) {
      return new Find(a.from(), Math.max(a.to(), b.to()), b.kind(), b.name(), b.value());
    }
    return a.to() >= b.to() ? a : new Find(a.from(), b.to(), a.kind(), a.name(), a.value());
  }
}
