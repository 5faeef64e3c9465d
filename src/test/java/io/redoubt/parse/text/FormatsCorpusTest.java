package io.redoubt.parse.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.RawRecord;
import io.redoubt.event.TimeStatus;
import io.redoubt.testing.Corpus;
import io.redoubt.testing.Figures;
import io.redoubt.testing.Parsing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Odd and edge-case files: whatever they are taken for, every byte that says something is in
/// exactly one record, as it was.
class FormatsCorpusTest {
  @Test
  void losesNothing() throws IOException {
    List<String> lost = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    int of = 0;
    for (Path file : files()) {
      byte[] content = Files.readAllBytes(file);
      List<Event> events = Parsing.events(file.toString(), content);
      if (!events.isEmpty()) {
        of++;
        String wrong = lost(content, events);
        if (!wrong.isEmpty()) {
          lost.add(file.getFileName() + ": " + wrong);
        }
        seen.add(file.getFileName() + " " + summary(events));
      }
    }
    Files.createDirectories(Path.of("target"));
    Files.write(Path.of("target", "formats.txt"), seen);
    assertThat(lost).isEmpty();
    Figures.atLeast("odd formats: nothing lost, byte-exact", 1.0, of - lost.size(), of);
  }

  private static List<Path> files() {
    List<Path> files = new ArrayList<>(Corpus.files(Corpus.require("formats")));
    files.addAll(Corpus.files(Corpus.require("benign/plaso")));
    files.removeIf(f -> f.toString().matches(".*(LICENSE|COPYING|\\.evtx)$"));
    return files;
  }

  private static String lost(byte[] content, List<Event> events) {
    int at = 0;
    for (Event event : events) {
      RawRecord record = event.record();
      int from = (int) record.position();
      if (from < at) {
        return "overlap at " + from;
      }
      String gap = new String(content, at, from - at, StandardCharsets.UTF_8);
      if (!isFrame(gap, at == 0)) {
        return "lost at " + at + ": " + gap;
      }
      byte[] exact = java.util.Arrays.copyOfRange(content, from, from + record.length());
      if (!java.util.Arrays.equals(exact, record.bytes())) {
        return "changed at " + from;
      }
      at = from + record.length();
    }
    String rest = new String(content, at, content.length - at, StandardCharsets.UTF_8);
    return isFrame(rest, false) ? "" : "lost behind " + at + ": " + rest;
  }

  /// White space, separators of elements, `#` directives and one header line hold no record.
  private static boolean isFrame(String gap, boolean first) {
    boolean header = first;
    for (String line : gap.split("\n")) {
      String ink = line.replace("\ufeff", "").strip();
      if (!ink.isEmpty() && !ink.startsWith("#") && !ink.matches("[\\[\\],]+")) {
        if (!header) {
          return false;
        }
        header = false;
      }
    }
    return true;
  }

  private static String summary(List<Event> events) {
    Map<String, Integer> formats = new TreeMap<>();
    int untimed = 0;
    int named = 0;
    for (Event event : events) {
      formats.merge(event.format().id(), 1, Integer::sum);
      TimeStatus status = event.time().status();
      untimed += status == TimeStatus.ABSENT || status == TimeStatus.UNPARSABLE ? 1 : 0;
      named += event.has(Ecs.SOURCE_IP) ? 1 : 0;
    }
    return formats + " untimed=" + untimed + " source.ip=" + named;
  }
}
