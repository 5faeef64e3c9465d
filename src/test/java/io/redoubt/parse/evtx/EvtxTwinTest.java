package io.redoubt.parse.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Event;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.RawRecord;
import io.redoubt.event.SourceEntry;
import io.redoubt.parse.windows.JsonEventParser;
import io.redoubt.testing.Corpus;
import io.redoubt.testing.Figures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The same events as binary log and as JSON of another reader.
class EvtxTwinTest {
  @Test
  void sameEventGivesSameFieldsAsJson() throws IOException {
    Path root = Corpus.require("sigma/regression");
    int same = 0;
    int of = 0;
    for (Path binary : Corpus.files(root)) {
      if (!binary.toString().endsWith(".evtx")) {
        continue;
      }
      Path twin = Path.of(binary.toString().replaceAll("evtx$", "json"));
      List<Event> records = EvtxReading.of(Files.readAllBytes(binary), 1 << 20).events();
      List<String> objects = objects(Files.readString(twin));
      assertThat(records).as(binary.toString()).hasSameSizeAs(objects);
      for (int i = 0; i < records.size(); i++) {
        Map<String, String> left = fields(records.get(i));
        Map<String, String> right = fields(parsed(objects.get(i)));
        of++;
        same += left.equals(right) ? 1 : 0;
        assertThat(left).as(binary.toString()).isEqualTo(right);
      }
    }
    Figures.atLeast("EVTX events equal to their JSON, field by field", 1.0, same, of);
  }

  private static Event parsed(String json) {
    EventBuilder out = new EventBuilder();
    byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
    RawRecord record = RawRecord.of(SourceEntry.named("x"), utf8);
    out.begin(record);
    out.outcome(new JsonEventParser().parse(utf8, 0, utf8.length, out));
    return out.build();
  }

  private static Map<String, String> fields(Event event) {
    Map<String, String> fields = new TreeMap<>();
    for (int i = 0; i < event.size(); i++) {
      String name = event.field(i).name();
      if (name.startsWith("winlog.")) {
        fields.merge(name, event.kind(i) + " " + event.text(i), (a, b) -> a + ", " + b);
      }
    }
    return fields;
  }

  /// The objects of pretty-printed JSON, one after the other.
  private static List<String> objects(String text) {
    List<String> objects = new ArrayList<>();
    int from = 0;
    for (int end = text.indexOf("\n}"); end >= 0; end = text.indexOf("\n}", from)) {
      objects.add(text.substring(from, end + 2));
      from = end + 2;
    }
    return objects;
  }
}
