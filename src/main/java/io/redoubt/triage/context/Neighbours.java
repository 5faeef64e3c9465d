package io.redoubt.triage.context;

import io.redoubt.event.Event;
import io.redoubt.event.Field;
import io.redoubt.event.context.Entity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The names of a kind of entity that stand in the events, to suggest some where the one asked
/// about stands nowhere: at most [#NAMES], the first of the stream. Not thread-safe.
public final class Neighbours {
  /// The most names remembered.
  public static final int NAMES = 5000;

  private static final int LENGTH = 128;
  private static final int SHOWN = 5;

  private final Entity asked;
  private final Set<String> names = new LinkedHashSet<>();

  /// For this entity.
  public Neighbours(Entity asked) {
    this.asked = asked;
  }

  /// Remembers the names of the event. One batch has neighbours of its own.
  public void take(Event event) {
    for (Field field : Naming.fields(asked.kind())) {
      for (int i = event.find(field); i >= 0; i = event.find(field, i + 1)) {
        if (names.size() < NAMES && event.spanLength(i) <= LENGTH) {
          String name = event.text(i);
          if (!name.isBlank() && !name.equals("-")) {
            names.add(name);
          }
        }
      }
    }
  }

  /// Takes in the next batch.
  public void merge(Neighbours next) {
    for (String name : next.names) {
      if (names.size() >= NAMES) {
        return;
      }
      names.add(name);
    }
  }

  /// The names most alike, nearest first, then by name; one of them for names that differ in case
  /// only.
  public List<String> nearest() {
    String wanted = asked.value().toLowerCase(Locale.ROOT);
    List<String> all = new ArrayList<>();
    Set<String> told = new LinkedHashSet<>();
    names.stream()
        .sorted(
            Comparator.comparing((String name) -> distance(wanted, name.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()))
        .filter(name -> told.add(name.toLowerCase(Locale.ROOT)))
        .limit(SHOWN)
        .forEach(all::add);
    return all;
  }

  /* How many characters must be changed, added or left out. */
  private static int distance(String a, String b) {
    String left = a.length() <= LENGTH ? a : a.substring(0, LENGTH);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int corner = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int same = corner + (left.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        corner = row[j];
        row[j] = Math.min(same, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
