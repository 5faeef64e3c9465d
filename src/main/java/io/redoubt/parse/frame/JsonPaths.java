package io.redoubt.parse.frame;

import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/* What stands between the leaves of a JSON object (brackets, keys, colons, `null`) is the same in all
 * records of a kind. So it is compared as it is, and only the leaves are read. From one place in the
 * structure equal bytes can mean one thing only: a record that is followed to its end is read as
 * JsonFlattener reads it. Readers take no lock; one that does not see a new place reads the record
 * in full. Hostile records may each have another structure: a place is noted when it comes a second
 * time, there are MOST of them, and where following hardly ever succeeds it is tried rarely.
 */
/// The structures of the JSON objects that were flattened under one [FieldTree], to know the next
/// ones by. Thread-safe.
final class JsonPaths {
  private static final int MOST = 8_000;
  private static final int MOST_LEAVES = 300;
  private static final int ONCE = 512;
  private static final int MANY_MISSES = 64;
  private static final int MOST_MISSES = 96;

  private final JsonPlace start = JsonPlace.first();
  private final int[] once = new int[ONCE];
  private int places;

  /* How often following failed lately, less how often it succeeded; races do no harm. */
  private int misses;

  private int tick;

  JsonPaths() {}

  /// Adds the leaves of the object `buffer[from, to)` to the event; false, and nothing added, where
  /// its structure is not known.
  boolean follow(byte[] buffer, int from, int to, EventBuilder out) {
    return follow(null, buffer, from, to, out);
  }

  /// The same, only for structures of which this one told the kind; null for any.
  boolean follow(@Nullable Object teller, byte[] buffer, int from, int to, EventBuilder out) {
    if (misses >= MANY_MISSES && (tick++ & 31) != 0) {
      return false;
    }
    int size = out.size();
    JsonPlace end = end(buffer, from, to, out);
    if (end == null || !told(end, teller, out, size)) {
      out.truncate(size);
      misses = Math.min(misses + 1, MOST_MISSES);
      return false;
    }
    Field[] all = end.fields();
    if (all != null && size == 0) {
      out.share(all);
    }
    misses = Math.max(misses - 2, 0);
    return true;
  }

  private static boolean told(JsonPlace end, @Nullable Object teller, EventBuilder out, int first) {
    JsonTold told = end.told();
    return teller == null || (told != null && told.holds(teller, out, first));
  }

  /// Adds the leaves; gives where the object ends, or null where its structure is not known.
  @Nullable JsonPlace end(byte[] buffer, int from, int to, EventBuilder out) {
    JsonPlace place = start.next(buffer, from, to);
    int at = from;
    while (place != null) {
      at += place.length();
      if (place.last()) {
        return place;
      }
      at = leaf(place, buffer, at, to, out);
      if (at < 0) {
        return null;
      }
      place = place.next(buffer, at, to);
    }
    return null;
  }

  /// Adds the leaf at `at`; gives where it ends, or -1 where it is of another kind.
  private static int leaf(JsonPlace place, byte[] buffer, int at, int to, EventBuilder out) {
    if (place.text()) {
      int end = JsonScan.quoteOrBackslash(buffer, at, to);
      if (end < to && buffer[end] == '"') {
        out.add(place.field(), buffer, at, end);
        return end;
      }
      end = JsonScan.stringEnd(buffer, end, to);
      if (end >= to) {
        return -1;
      }
      out.addEscaped(place.field(), buffer, at, end);
      return end;
    }
    if (at >= to) {
      return -1;
    }
    if (Bytes.isDigit(buffer[at]) || buffer[at] == '-') {
      int end = JsonFlattener.numberEnd(buffer, at, to);
      if (end > 0) {
        out.addNumber(place.field(), buffer, at, end);
      }
      return end;
    }
    int length = JsonFlattener.truthLength(buffer, at, to);
    if (length == 0) {
      return -1;
    }
    out.addBoolean(place.field(), buffer, at, at + length);
    return at + length;
  }

  /// Takes note of the structure of `buffer[from, to)`, whose leaves are the event's cells from
  /// `first` on.
  void learn(byte[] buffer, int from, int to, EventBuilder out, int first) {
    int leaves = out.size() - first;
    if (leaves == 0 || leaves > MOST_LEAVES || places >= MOST || out.record().buffer() != buffer) {
      return;
    }
    JsonPlace place = start;
    boolean again = false;
    int at = from;
    for (int i = first; i < out.size(); i++) {
      int until = out.spanStart(i);
      Field field = out.field(i);
      boolean text = buffer[until - 1] == '"';
      if (field.id() < 0 || text != out.isText(i)) {
        return; // made afresh at each use, or text without quotes: too deep, or no number
      }
      JsonPlace next = place.same(buffer, at, until, false);
      if (next == null) {
        again = again || seen(place, buffer, at, until);
        next = again ? add(place, new JsonPlace(buffer, at, until, field, text, place)) : null;
      }
      if (next == null) {
        return;
      }
      place = next;
      at = until + out.spanLength(i);
    }
    if (place.same(buffer, at, to, true) == null && (again || seen(place, buffer, at, to))) {
      add(place, new JsonPlace(buffer, at, to, place.many() ? null : leaves(out, first), place));
    }
  }

  /* Without the fields that stood before: other objects of this structure have none before, or others. */
  private static Field[] leaves(EventBuilder out, int first) {
    Field[] fields = new Field[out.size() - first];
    Arrays.setAll(fields, i -> out.field(first + i));
    return fields;
  }

  private boolean seen(JsonPlace place, byte[] buffer, int from, int to) {
    int hash = System.identityHashCode(place);
    for (int i = from; i < to; i++) {
      hash = hash * 31 + buffer[i];
    }
    int slot = (hash ^ hash >>> 16) & (ONCE - 1);
    boolean before = once[slot] == hash;
    once[slot] = hash;
    return before;
  }

  private synchronized @Nullable JsonPlace add(JsonPlace place, JsonPlace next) {
    if (places >= MOST || !place.add(next)) {
      return null;
    }
    places++;
    return next;
  }
}
