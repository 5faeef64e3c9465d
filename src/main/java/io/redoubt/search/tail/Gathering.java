package io.redoubt.search.tail;

import io.redoubt.event.Event;
import io.redoubt.event.port.EventFinder.Window;
import io.redoubt.event.port.NumberedEvent;
import io.redoubt.event.query.Facts;
import io.redoubt.event.query.Fold;
import io.redoubt.event.query.Query;
import io.redoubt.event.query.Texts;
import io.redoubt.search.filter.Filter;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/// The end of the log as far as it was looked through for several questions at once; what else is
/// asked, others answer. Not thread-safe.
final class Gathering implements Last {
  /// Places that are held, 16 bytes each.
  private static final int PLACES = 4_000_000;

  /// Values of a field that are told apart.
  private static final int VALUES = 100_000;

  private final Last others;
  private final Window window;
  private final long end;
  private final Map<Query, Matched> matched = new LinkedHashMap<>();
  private long start;
  private int places;

  /// @param wanted what will be asked
  /// @param window of which values are counted
  /// @param others answer what is not wanted here
  /// @param end one more than the last number that counts; nothing was looked at yet
  Gathering(Collection<Wanted> wanted, Window window, Last others, long end) {
    this.window = window;
    this.others = others;
    this.end = end;
    this.start = end;
    matched.put(Query.All.ALL, new Matched(Query.All.ALL));
    for (Wanted one : wanted) {
      Matched fits = matched.computeIfAbsent(one.query(), Matched::new);
      one.fields().forEach(field -> fits.counts.put(field, new HashMap<>()));
    }
  }

  /// One query: what fits it, and the values of that.
  private static final class Matched {
    final Filter filter;
    final Map<String, Map<String, Long>> counts = new HashMap<>();
    long[] sequences = new long[64];
    long[] millis = new long[64];
    int size;

    Matched(Query query) {
      filter = new Filter(query);
    }

    void put(long sequence, long time) {
      if (size == sequences.length) {
        sequences = Arrays.copyOf(sequences, size * 2);
        millis = Arrays.copyOf(millis, size * 2);
      }
      sequences[size] = sequence;
      millis[size++] = time;
    }

    void count(Event event) {
      Set<List<String>> said = new HashSet<>();
      Facts.each(
          event,
          (name, value) -> {
            Map<String, Long> of = counts.get(name);
            if (of != null && !Texts.isText(name)) {
              String folded = Fold.fold(value);
              boolean room = of.size() < VALUES || of.containsKey(folded);
              if (room && said.add(List.of(name, folded))) {
                of.merge(folded, 1L, Long::sum);
              }
            }
          });
    }
  }

  /// The lowest number that was looked at, with all that follow up to the end.
  long start() {
    return start;
  }

  /// Whether there is room for more.
  boolean hasRoom() {
    return places < PLACES;
  }

  /// Takes events that nobody has looked at yet, in any order.
  void look(NumberedEvent numbered) {
    Event event = numbered.event();
    long time = numbered.happened();
    for (Matched one : matched.values()) {
      if (one.filter.matches(event, time)) {
        one.put(numbered.sequence(), time);
        places++;
        if (!one.counts.isEmpty() && window.from() <= time && time < window.to()) {
          one.count(event);
        }
      }
    }
  }

  /// Everything from this number on was looked at.
  void downTo(long number) {
    start = Math.min(start, number);
  }

  @Override
  public Fitting fitting(Query query, long from) {
    Matched known = matched.get(query);
    if (known == null) {
      return others.fitting(query, from);
    }
    long[] sequences = new long[known.size];
    long[] millis = new long[known.size];
    int next = 0;
    for (int i = 0; i < known.size; i++) {
      if (known.sequences[i] >= from) {
        sequences[next] = known.sequences[i];
        millis[next++] = known.millis[i];
      }
    }
    return new Fitting(
        Math.max(from, end),
        Math.max(0, start - from),
        Arrays.copyOf(sequences, next),
        Arrays.copyOf(millis, next));
  }

  @Override
  public OptionalLong sequence(String eventId, long from) {
    return others.sequence(eventId, from);
  }

  @Override
  public List<String> names(long from, String name) {
    return others.names(from, name);
  }

  /// Those of the window for which it was made.
  @Override
  public Map<String, Long> values(Query query, Window of, String field, long from) {
    Matched known = matched.get(query);
    Map<String, Long> counts = known == null ? null : known.counts.get(field);
    return counts == null || !of.equals(window) ? others.values(query, of, field, from) : counts;
  }
}
