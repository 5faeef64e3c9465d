package io.redoubt.parse.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Event;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.RawRecord;
import io.redoubt.event.SourceEntry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a record is told to be does not depend on the records before it.
class JsonToldTest {
  private static final SourceEntry ENTRY = SourceEntry.named("told.json");
  private static final List<JsonKind> KINDS =
      Stream.of(AlertKinds.all(), CloudKinds.all()).flatMap(List::stream).toList();
  private static final List<String> TYPES =
      List.of("dns", "flow", "stats", "engine", "alert", "arp");

  @Test
  void aValueThatTellsTheKindIsLookedAtInEachRecord() {
    Random random = new Random(4);
    JsonParser experienced = new JsonParser(KINDS);
    for (int round = 0; round < 6_000; round++) {
      byte[] record = record(random).getBytes(StandardCharsets.UTF_8);
      List<String> expected = read(new JsonParser(KINDS), record);
      assertThat(read(experienced, record))
          .as(new String(record, StandardCharsets.UTF_8))
          .isEqualTo(expected);
    }
  }

  private static String record(Random random) {
    String flow = random.nextInt(4) == 0 ? "" : "\"flow_id\":" + random.nextInt(99) + ",";
    String type = TYPES.get(random.nextInt(TYPES.size()));
    String name = random.nextInt(9) == 0 ? "kind" : "event_type";
    return "{\"timestamp\":\"2026-11-20T10:11:12.5+0000\","
        + flow
        + "\""
        + name
        + "\":\""
        + type
        + "\",\"src_ip\":\"10.0.0.1\",\"stats\":{\"uptime\":"
        + random.nextInt(9)
        + "},\"alert\":{\"severity\":2}}";
  }

  private static List<String> read(JsonParser parser, byte[] record) {
    EventBuilder out = new EventBuilder().begin(RawRecord.of(ENTRY, record));
    out.outcome(parser.parse(record, 0, record.length, out));
    Event event = out.build();
    List<String> all = new ArrayList<>();
    all.add(event.format() + " " + event.outcome());
    for (int i = 0; i < event.size(); i++) {
      all.add(event.field(i) + " " + event.kind(i) + " " + event.text(i));
    }
    return all;
  }
}
