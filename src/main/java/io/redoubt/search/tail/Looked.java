package io.redoubt.search.tail;

import io.redoubt.event.Event;
import io.redoubt.event.port.EventFinder.Window;
import io.redoubt.event.port.NumberedEvent;
import io.redoubt.event.query.Facts;
import io.redoubt.event.query.Fold;
import io.redoubt.event.query.Query;
import io.redoubt.event.query.Texts;
import io.redoubt.search.filter.Filter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// How far the tail was looked through for one question, and what was found. Not thread-safe.
final class Looked {
  private static final int NAMES = 20_000;
  private static final int WITH_VALUE = 4;

  private final Filter filter;
  private final boolean all;
  private final @Nullable String field;

  /// Names of fields; of the question for everything only.
  private final Set<String> names = new HashSet<>();

  private long start;
  private long end;
  private long[] sequences = new long[64];
  private long[] millis = new long[64];

  /// Of the field that is asked for; an event stands once for each of them.
  private String[] values = new String[0];

  private int first;
  private int next;

  Looked(Query query, @Nullable String field, long start) {
    this.filter = new Filter(query);
    this.field = field;
    this.all = query instanceof Query.All && field == null;
    this.start = start;
    this.end = start;
  }

  /// Names as the index has them, without NUL, in the order of code points, which is that of the
  /// bytes of their UTF-8.
  static NavigableSet<String> inOrder(Collection<String> some) {
    NavigableSet<String> names =
        new TreeSet<>(
            Comparator.comparing(
                name -> name.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned));
    some.forEach(name -> names.add(name.replace('\0', '\u0001')));
    return names;
  }

  /// The first number that counts.
  long start() {
    return start;
  }

  /// One more than the last number that was looked at.
  long end() {
    return end;
  }

  /// Names of fields in the order of code points.
  NavigableSet<String> names() {
    return inOrder(names);
  }

  /// How much is remembered, in events; with values they count four times.
  int size() {
    return (next - first) * (field == null ? 1 : WITH_VALUE);
  }

  /// Takes an event, the next in order.
  void look(NumberedEvent numbered) {
    Event event = numbered.event();
    long time = numbered.happened();
    if (filter.matches(event, time)) {
      if (field == null) {
        put(numbered.sequence(), time, "");
      } else {
        values(event).forEach(value -> put(numbered.sequence(), time, value));
      }
    }
    if (all && names.size() < NAMES) {
      Facts.each(event, (name, _) -> names.add(name));
    }
  }

  private Set<String> values(Event event) {
    Set<String> found = new HashSet<>();
    Facts.each(
        event,
        (name, value) -> {
          if (name.equals(field) && !Texts.isText(name)) {
            found.add(Fold.fold(value));
          }
        });
    return found;
  }

  private void put(long sequence, long time, String value) {
    if (next == sequences.length) {
      room();
    }
    sequences[next] = sequence;
    millis[next] = time;
    if (field != null) {
      values = values.length == sequences.length ? values : Arrays.copyOf(values, millis.length);
      values[next] = value;
    }
    next++;
  }

  private void room() {
    int length = Math.max(64, (next - first) * 2);
    if (field != null) {
      values = Arrays.copyOf(Arrays.copyOfRange(values, first, next), length);
    }
    sequences = Arrays.copyOf(Arrays.copyOfRange(sequences, first, next), length);
    millis = Arrays.copyOf(Arrays.copyOfRange(millis, first, next), length);
    next -= first;
    first = 0;
  }

  /// Everything below this number was looked at.
  void until(long number) {
    end = Math.max(end, number);
  }

  /// Lets go of what has a lower number.
  void from(long number) {
    start = Math.max(start, number);
    end = Math.max(end, start);
    while (first < next && sequences[first] < start) {
      first++;
    }
  }

  /// How many events that happened in the window have which value.
  Map<String, Long> counts(Window window) {
    Map<String, Long> counts = new HashMap<>();
    for (int i = first; i < next; i++) {
      if (window.from() <= millis[i] && millis[i] < window.to()) {
        counts.merge(values[i], 1L, Long::sum);
      }
    }
    return counts;
  }

  /// What was found.
  Fitting fitting(long waiting) {
    return new Fitting(
        end,
        waiting,
        Arrays.copyOfRange(sequences, first, next),
        Arrays.copyOfRange(millis, first, next));
  }
}
