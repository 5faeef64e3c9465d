package io.redoubt.search.tail;

import io.redoubt.event.port.NumberedEvent;
import io.redoubt.event.query.Facts;
import io.redoubt.event.query.Fold;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/// The values that some fields have in the last records of the log, as far as those are not
/// indexed: what names occur. Each record is read once for it, however often it is asked.
/// Thread-safe.
public final class Said {
  /// Records that are looked at, the last ones: a second of a processor.
  private static final long RECORDS = 200_000;

  private static final int VALUES = 100_000;

  private final Tail tail;
  private final LongSupplier indexed;
  private final Map<String, Set<String>> values = new HashMap<>();
  private int size;
  private long end;

  /// @param indexed one more than the highest number that is indexed
  Said(Set<String> fields, Tail tail, LongSupplier indexed) {
    this.tail = tail;
    this.indexed = indexed;
    fields.forEach(field -> values.put(field, new HashSet<>()));
  }

  /// Whether one has this value, folded, in the field.
  public synchronized boolean has(String field, String value) {
    catchUp();
    return values.getOrDefault(field, Set.of()).contains(value);
  }

  /// Whether one has a value in the field that begins so, folded.
  public synchronized boolean begins(String field, String value) {
    catchUp();
    return values.getOrDefault(field, Set.of()).stream().anyMatch(one -> one.startsWith(value));
  }

  private void catchUp() {
    long next = indexed.getAsLong();
    if (next >= end || size >= VALUES) {
      values.values().forEach(Set::clear);
      size = 0;
      end = next;
    }
    end = tail.each(Math.max(end, tail.end() - RECORDS), this::take);
  }

  private void take(NumberedEvent numbered) {
    Facts.each(
        numbered.event(),
        (name, value) -> {
          Set<String> known = values.get(name);
          if (known != null && size < VALUES && known.add(Fold.fold(value))) {
            size++;
          }
        });
  }
}
