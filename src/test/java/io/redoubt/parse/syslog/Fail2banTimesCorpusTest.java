package io.redoubt.parse.syslog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Parser;
import io.redoubt.event.RawRecord;
import io.redoubt.event.SourceEntry;
import io.redoubt.normalize.Normalizer;
import io.redoubt.normalize.TimeContext;
import io.redoubt.normalize.TimeReader;
import io.redoubt.parse.Formats;
import io.redoubt.taxonomy.ecs.Mappings;
import io.redoubt.testing.Corpus;
import io.redoubt.testing.Figures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The corpus gives times as a clock on the wall of its test zone, with years filled in.
class Fail2banTimesCorpusTest {
  private static final ZoneId WALL = ZoneId.of("Europe/Zurich");

  @Test
  void readsMonthToSecondOfEveryService() throws IOException {
    Parser parser = Formats.standard().lineParser();
    SourceEntry entry = SourceEntry.named("x.log");
    TimeReader times = new TimeReader(new TimeContext(entry, WALL, 2005, null, null));
    Normalizer normalizer = new Normalizer(new Mappings(), times);
    List<String> wrong = new ArrayList<>();
    int of = 0;
    for (String row : Files.readAllLines(Corpus.require("fail2ban/auth-failures.jsonl"))) {
      JsonNode node = new ObjectMapper().readTree(row);
      String expected = node.path("expect").path("time").asText("");
      byte[] line = node.path("log").asText().getBytes(StandardCharsets.UTF_8);
      if (expected.length() >= 19) {
        of++;
        EventBuilder out = new EventBuilder().begin(RawRecord.of(entry, line));
        parser.parse(line, 0, line.length, out);
        normalizer.normalize(out);
        Instant time = out.time().instant();
        String read = time == null ? "-" : time.atZone(WALL).toLocalDateTime().toString();
        if (!(read + ":00")
            .substring(Math.min(5, read.length()))
            .startsWith(expected.substring(5, 19))) {
          wrong.add(out.format() + " " + expected + " " + read + " | " + node.path("log").asText());
        }
      }
    }
    Files.write(Path.of("target", "fail2ban-times.txt"), wrong);
    Figures.atLeast("fail2ban time, month to second", 0.95, of - wrong.size(), of);
  }
}
