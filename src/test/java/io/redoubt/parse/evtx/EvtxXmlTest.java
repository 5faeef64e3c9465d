package io.redoubt.parse.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.RawRecord;
import io.redoubt.event.SourceEntry;
import io.redoubt.parse.windows.XmlEventParser;
import io.redoubt.testing.Corpus;
import io.redoubt.testing.Figures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The XML that is rendered for a binary record, read as event XML. Control characters cannot stand
/// in XML.
class EvtxXmlTest {
  private final XmlEventParser parser = new XmlEventParser();

  @Test
  void renderedXmlGivesTheSameFields() throws IOException {
    int same = 0;
    int of = 0;
    for (Path file : Corpus.files(Corpus.require("evtx"))) {
      if (file.toString().endsWith(".evtx")) {
        for (Event record : EvtxReading.of(Files.readAllBytes(file), 1 << 20).events()) {
          Event xml = parsed(record.text(Ecs.EVENT_ORIGINAL, ""));
          assertThat(xml.outcome()).as(file.toString()).isEqualTo(ParseOutcome.Ok.OK);
          assertThat(fields(xml)).as(file.toString()).isEqualTo(fields(record));
          of++;
          same += fields(xml).equals(fields(record)) ? 1 : 0;
        }
      }
    }
    Figures.atLeast("EVTX events equal to their rendered XML", 1.0, same, of);
  }

  private Event parsed(String xml) {
    byte[] utf8 = xml.getBytes(StandardCharsets.UTF_8);
    EventBuilder out = new EventBuilder().begin(RawRecord.of(SourceEntry.named("x"), utf8));
    out.outcome(parser.parse(utf8, 0, utf8.length, out));
    return out.build();
  }

  private static Map<String, String> fields(Event event) {
    Map<String, String> fields = new TreeMap<>();
    for (int i = 0; i < event.size(); i++) {
      String name = event.field(i).name();
      if (name.startsWith("winlog.")) {
        String text = event.text(i).replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]", "\ufffd");
        fields.merge(name, event.kind(i) + " " + text, (a, b) -> a + ", " + b);
      }
    }
    return fields;
  }
}
