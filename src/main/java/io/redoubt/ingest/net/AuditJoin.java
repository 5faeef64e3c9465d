package io.redoubt.ingest.net;

import io.redoubt.ingest.AuditEvents;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/// Joins the lines of one audit event that a sender of syslog sends one by one, as they are joined
/// when they are read from a file: with line feeds, each with its own header. Other records, and
/// other events, may come between them.
///
/// What may go on is held until its last line, at most [#LONGEST] after its first; of a sender at
/// most [#OPEN] events, and only as far as there is room: else it goes as it is. Not thread-safe.
final class AuditJoin {
  /// How long an event is waited for, in nanoseconds: two seconds.
  static final long LONGEST = 2_000_000_000L;

  /// Events of a sender that are held at the same time.
  static final int OPEN = 64;

  private static final int OVERHEAD = 256;

  private final boolean wanted;
  private final Room room;
  private final Counts counts;
  private final LongSupplier nanos;
  private final Map<String, Held> open = new LinkedHashMap<>();

  private static final class Held {
    final ByteArrayOutputStream bytes;
    final long since;
    int lines = 1;
    boolean ended;

    Held(byte[] first, long since) {
      this.bytes = new ByteArrayOutputStream(first.length + OVERHEAD);
      this.since = since;
      bytes.write(first, 0, first.length);
    }
  }

  /// Joins what senders of this listener send, if it is one of syslog.
  ///
  /// @param nanos monotonic time
  AuditJoin(Connection.Shared shared, LongSupplier nanos) {
    this.wanted = shared.handover().ofSyslog();
    this.room = shared.room();
    this.counts = shared.counts();
    this.nanos = nanos;
  }

  /// Whether nothing is held.
  boolean isEmpty() {
    return open.isEmpty();
  }

  /// What is to be handed over of these records and of what was held.
  List<byte[]> add(List<byte[]> records) {
    if (!wanted) {
      return records;
    }
    List<byte[]> out = new ArrayList<>(records.size());
    for (byte[] record : records) {
      int id = AuditEvents.idBehindHeader(record, 0, record.length);
      if (id < 0) {
        out.add(record);
      } else {
        line(record, id, out);
      }
    }
    release(out, false);
    return out;
  }

  /// What has been waited for long enough.
  List<byte[]> due() {
    return add(List.of());
  }

  /// Everything that is held.
  List<byte[]> rest() {
    List<byte[]> out = new ArrayList<>();
    release(out, true);
    return out;
  }

  private void line(byte[] record, int id, List<byte[]> out) {
    String key = key(record, id);
    Held held = open.get(key);
    if (held != null && fits(held, record)) {
      held.bytes.write('\n');
      held.bytes.write(record, 0, record.length);
      held.lines++;
      held.ended = AuditEvents.ends(record, 0, record.length);
      counts.joined(1);
      return;
    }
    if (held != null) {
      open.remove(key);
      finish(held, out);
    }
    if (AuditEvents.begins(record, 0, record.length) && room.take(cost(record.length))) {
      open.put(key, new Held(record, nanos.getAsLong()));
      crowd(out);
    } else {
      out.add(record);
    }
  }

  private boolean fits(Held held, byte[] record) {
    return held.lines < AuditEvents.MOST_LINES
        && held.bytes.size() + record.length < AuditEvents.MOST_BYTES
        && room.take(1L + record.length);
  }

  private static String key(byte[] record, int id) {
    int end = id;
    while (end < record.length && record[end] != ')') {
      end++;
    }
    return new String(record, id, end - id, StandardCharsets.ISO_8859_1);
  }

  private void crowd(List<byte[]> out) {
    if (open.size() > OPEN) {
      Iterator<Held> eldest = open.values().iterator();
      finish(eldest.next(), out);
      eldest.remove();
    }
  }

  private void release(List<byte[]> out, boolean all) {
    if (!open.isEmpty()) {
      long now = nanos.getAsLong();
      for (Iterator<Held> each = open.values().iterator(); each.hasNext(); ) {
        Held held = each.next();
        if (all || held.ended || now - held.since >= LONGEST) {
          each.remove();
          finish(held, out);
        }
      }
    }
  }

  private void finish(Held held, List<byte[]> out) {
    out.add(held.bytes.toByteArray());
    room.giveBack(cost(held.bytes.size()));
  }

  private static long cost(int bytes) {
    return (long) bytes + OVERHEAD;
  }
}
