package io.redoubt.parse.windows;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.EventBuilder;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.Parser;
import io.redoubt.event.RawRecord;
import io.redoubt.event.SourceEntry;
import io.redoubt.testing.Corpus;
import io.redoubt.testing.Figures;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/// Recorded attacks of Security-Datasets: flat JSON lines.
class SecurityDatasetsTest {
  /// Lines looked at in every recording.
  private static final int LINES = 300;

  private final Parser parser = new JsonEventParser();
  private final EventBuilder out = new EventBuilder();

  @Test
  void recognisesEveryWindowsEvent() throws IOException {
    long good = 0;
    long of = 0;
    for (Path zip : Corpus.files(Corpus.require("otrf"))) {
      if (zip.toString().endsWith(".zip")) {
        try (ZipFile opened = new ZipFile(zip.toFile())) {
          for (ZipEntry entry : Collections.list(opened.entries())) {
            for (String line : lines(entry, opened)) {
              of++;
              good += parsed(line) ? 1 : 0;
            }
          }
        }
      }
    }
    assertThat(of).isPositive();
    Figures.atLeast("Security-Datasets records read as Windows events", 1.0, good, of);
  }

  private static List<String> lines(ZipEntry entry, ZipFile zip) throws IOException {
    if (!entry.getName().endsWith(".json") || entry.getName().startsWith("__MACOSX")) {
      return List.of();
    }
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(zip.getInputStream(entry), StandardCharsets.UTF_8))) {
      return in.lines().limit(LINES).filter(line -> line.contains("\"EventID\"")).toList();
    }
  }

  private boolean parsed(String line) {
    byte[] utf8 = line.getBytes(StandardCharsets.UTF_8);
    out.begin(RawRecord.of(SourceEntry.named("x"), utf8));
    return parser.parse(utf8, 0, utf8.length, out) == ParseOutcome.Ok.OK && out.timePending();
  }
}
