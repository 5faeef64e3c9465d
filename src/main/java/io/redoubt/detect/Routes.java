package io.redoubt.detect;

import io.redoubt.detect.sigma.match.RuleSet;
import io.redoubt.detect.sigma.match.Values;
import io.redoubt.event.Event;
import io.redoubt.event.Field;
import io.redoubt.event.Format;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Remembers where a [Router] sent events, by the very bytes of the fields that it looks at.
/// One per worker, not thread-safe.
final class Routes {
  private static final int KNOWN = 1024;

  /* Keys beyond this are not kept. Channels, providers and ids of events take a hundred bytes. */
  private static final int LONGEST = 512;

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ODD = 0x9E3779B97F4A7C15L;

  private record Kept(byte[] key, Router.Road road, RuleSet set) {}

  /* Formats and signs that came last; powers of two. */
  private static final int FORMATS = 16;
  private static final int SIGNED = 64;

  private record Way(Format format, Router.Road road) {}

  private record Signed(Router.Road road, long bits, RuleSet set) {}

  private final @Nullable Way[] ways = new @Nullable Way[FORMATS];
  private final @Nullable Signed[] signed = new @Nullable Signed[SIGNED];

  private final Router router;
  private final @Nullable Kept[] known = new @Nullable Kept[KNOWN];
  private final byte[] key = new byte[LONGEST];
  private int length;

  Routes(Router router) {
    this.router = router;
  }

  /// The rules for the event that these are the values of.
  RuleSet route(Values values) {
    Event event = values.event();
    Router.Road road = road(event.format());
    if (road.signs().few()) {
      return signed(event, road, road.signs().bits(values));
    }
    if (!read(values, road)) {
      return router.slow(event, road);
    }
    int hash = hash();
    int place = (hash ^ hash >>> 10 ^ hash >>> 20) & (KNOWN - 1);
    Kept kept = known[place];
    if (kept == null || !same(kept, road)) {
      kept = new Kept(Arrays.copyOf(key, length), road, router.slow(event, road));
      known[place] = kept;
    }
    return kept.set();
  }

  private Router.Road road(Format format) {
    int place = format.id().hashCode() & (FORMATS - 1);
    Way way = ways[place];
    if (way == null || !way.format().equals(format)) {
      way = new Way(format, router.road(format));
      ways[place] = way;
    }
    return way.road();
  }

  @SuppressWarnings("ReferenceEquality") // a format has one road
  private RuleSet signed(Event event, Router.Road road, long bits) {
    int place = (int) ((bits * ODD) >>> 32) & (SIGNED - 1);
    Signed kept = signed[place];
    if (kept == null || kept.bits() != bits || kept.road() != road) {
      kept = new Signed(road, bits, router.route(event, road, bits));
      signed[place] = kept;
    }
    return kept.set();
  }

  @SuppressWarnings("ReferenceEquality") // a format has one road
  private boolean same(Kept kept, Router.Road road) {
    return kept.road() == road && Arrays.equals(kept.key(), 0, kept.key().length, key, 0, length);
  }

  private int hash() {
    long hash = length;
    int i = 0;
    for (; i + 8 <= length; i += 8) {
      hash = (hash ^ (long) EIGHT.get(key, i)) * ODD;
      hash ^= hash >>> 32;
    }
    for (; i < length; i++) {
      hash = hash * 31 + key[i];
    }
    hash *= ODD;
    return (int) (hash >>> 32);
  }

  /* Whether the key was short enough: of each field its values, or only that there are some where
   * no scope asks for more.
   */
  private boolean read(Values values, Router.Road road) {
    length = 0;
    Field[] fields = road.order();
    List<Set<String>> asked = road.asked();
    for (int i = 0; i < fields.length; i++) {
      int cell = values.cell(fields[i]);
      boolean any = cell >= 0;
      if (!asked.get(i).isEmpty()) {
        for (; cell >= 0; cell = values.nextCell(cell)) {
          if (!add(values.event(), cell)) {
            return false;
          }
        }
      }
      if (length >= LONGEST) {
        return false;
      }
      key[length++] = (byte) (any ? 1 : 0);
    }
    return true;
  }

  private boolean add(Event event, int cell) {
    int size = event.spanLength(cell);
    if (size >= LONGEST - length - 3) {
      return false;
    }
    key[length++] = (byte) (event.escaped(cell) ? 3 : 2);
    key[length++] = (byte) size;
    key[length++] = (byte) (size >>> 8);
    System.arraycopy(event.spanBuffer(cell), event.spanStart(cell), key, length, size);
    length += size;
    return true;
  }
}
