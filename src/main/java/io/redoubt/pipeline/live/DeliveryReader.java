package io.redoubt.pipeline.live;

import io.redoubt.event.Event;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.NumberedIds;
import io.redoubt.event.Parser;
import io.redoubt.event.RawRecord;
import io.redoubt.event.SourceEntry;
import io.redoubt.event.port.EventLog;
import io.redoubt.event.port.NumberedEvent;
import io.redoubt.normalize.Normalizer;
import io.redoubt.normalize.TimeContext;
import io.redoubt.parse.Formats;
import io.redoubt.pipeline.Stages;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns deliveries of the log into events. The same record always becomes the same event: its id
/// is a hash of its sequence number, and its time depends on what it says and, where it names no
/// year, on when it arrived, as nothing can be logged later than it arrives. Not thread-safe: one
/// for each thread.
public final class DeliveryReader {
  /* Part of every id: never to be changed. */
  private static final String KEY = "log";

  private static final int NORMALIZERS = 64;

  private final Claims claims;
  private final Stages stages;
  private final @Nullable ZoneId zone;
  private final DeadLetters letters;
  private final EventBuilder builder = new EventBuilder();
  private final Map<Origin, Normalizer> normalizers = new LinkedHashMap<>(16, 0.75f, true);

  private record Origin(String path, long day) {}

  /// Reads with these formats.
  ///
  /// @param zone for times without an offset; null: UTC is assumed
  /// @param letters take what a fault of the program keeps from being read
  public DeliveryReader(
      Formats formats, Stages stages, @Nullable ZoneId zone, DeadLetters letters) {
    this.claims = new Claims(formats);
    this.stages = stages;
    this.zone = zone;
    this.letters = letters;
  }

  /// The events of a delivery, one for each record.
  public List<NumberedEvent> read(EventLog.Batch batch) {
    var delivery = batch.delivery();
    List<byte[]> records = delivery.records();
    SourceEntry entry = entry(delivery.channel(), delivery.sender(), batch.arrived());
    Parser parser = claims.parser(delivery.declared());
    Normalizer normalizer = normalizer(entry);
    List<NumberedEvent> events = new ArrayList<>(records.size());
    for (int i = 0; i < records.size(); i++) {
      long sequence = batch.first() + i;
      Event event = event(record(entry, sequence, records.get(i)), parser, normalizer);
      events.add(
          new NumberedEvent(
              sequence, batch.arrived(), delivery.channel(), delivery.sender(), event));
    }
    return events;
  }

  /// The event of one record.
  public NumberedEvent read(EventLog.Stored stored) {
    SourceEntry entry = entry(stored.channel(), stored.sender(), stored.arrived());
    RawRecord record = record(entry, stored.sequence(), stored.bytes());
    Event event = event(record, claims.parser(stored.declared()), normalizer(entry));
    return new NumberedEvent(
        stored.sequence(), stored.arrived(), stored.channel(), stored.sender(), event);
  }

  /// The id of the event of a sequence number.
  public static String id(long sequence) {
    return ids().id(sequence);
  }

  /// The ids of all events, by their sequence numbers.
  static NumberedIds ids() {
    return new NumberedIds(SourceEntry.named(KEY), 0);
  }

  private static RawRecord record(SourceEntry entry, long sequence, byte[] bytes) {
    return new RawRecord(entry, bytes, 0, bytes.length, 0, 0, sequence);
  }

  private static SourceEntry entry(String channel, String sender, long arrived) {
    boolean path = channel.equals("file") && !sender.isEmpty();
    String shown = path ? sender : sender.isEmpty() ? channel : channel + ":" + sender;
    return new SourceEntry(shown, KEY, 0, Instant.ofEpochMilli(arrived), null);
  }

  private Event event(RawRecord record, Parser parser, Normalizer normalizer) {
    return letters
        .guarded(
            record.number(),
            "parse",
            () -> {
              builder.begin(record);
              builder.outcome(parser.parse(record.buffer(), record.start(), record.end(), builder));
              normalizer.normalize(builder);
              return builder.build();
            })
        .orElseGet(() -> bare(record));
  }

  /* What is left of an event where the program fails: the record itself. */
  private Event bare(RawRecord record) {
    normalizers.clear();
    return new EventBuilder().begin(record).build();
  }

  private Normalizer normalizer(SourceEntry entry) {
    Instant arrived = entry.fileTime();
    long day = arrived == null ? 0 : Math.floorDiv(arrived.getEpochSecond(), 86_400L);
    Origin origin = new Origin(entry.path(), day);
    Normalizer known = normalizers.get(origin);
    if (known == null) {
      known = stages.normalizer(new TimeContext(entry, zone, null, null, null));
      normalizers.put(origin, known);
      if (normalizers.size() > NORMALIZERS) {
        normalizers.remove(normalizers.keySet().iterator().next());
      }
    }
    return known;
  }
}
