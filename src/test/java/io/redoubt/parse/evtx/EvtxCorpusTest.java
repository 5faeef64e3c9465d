package io.redoubt.parse.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.ParseOutcome;
import io.redoubt.testing.Corpus;
import io.redoubt.testing.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Record counts and event ids of real log files against another reader's.
class EvtxCorpusTest {
  @ParameterizedTest
  @ValueSource(strings = {"evtx/attack-samples", "evtx/evtx-to-mitre", "benign/plaso"})
  void findsTheRecordsAndEventIdsOfTheLabels(String folder) throws IOException {
    Path root = Corpus.require(folder);
    Path labels = root.resolve("labels.csv");
    Path table = Files.exists(labels) ? labels : root.resolve("evtx-reference.csv");
    List<String> lines = Files.readAllLines(table);
    int good = 0;
    int of = 0;
    long records = 0;
    long whole = 0;
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = cells(line);
      EvtxReading read = EvtxReading.of(Files.readAllBytes(root.resolve(cells.get(0))), 1 << 20);
      records += read.events().size();
      whole += read.events().stream().filter(e -> e.outcome() == ParseOutcome.Ok.OK).count();
      if (cells.get(3).equals("0")) {
        continue;
      }
      of++;
      if (histogram(read.events()).equals(labelled(cells.get(7)))) {
        good++;
      }
    }
    Figures.atLeast("EVTX files read as labelled, " + folder, 1.0, good, of);
    Figures.atLeast("EVTX records understood, " + folder, 1.0, whole, records);
    assertThat(records).isPositive();
  }

  private static Map<String, Long> histogram(List<Event> events) {
    return events.stream()
        .collect(
            Collectors.groupingBy(
                e -> e.text(Ecs.WINLOG_EVENT_ID, "?"), TreeMap::new, Collectors.counting()));
  }

  private static Map<String, Long> labelled(String cell) {
    Map<String, Long> ids = new TreeMap<>();
    for (String pair : cell.split(" ")) {
      int colon = pair.indexOf(':');
      ids.put(pair.substring(0, colon), Long.parseLong(pair.substring(colon + 1)));
    }
    return ids;
  }

  private static List<String> cells(String line) {
    return java.util.Arrays.stream(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
        .map(cell -> cell.startsWith("\"") ? cell.substring(1, cell.length() - 1) : cell)
        .toList();
  }
}
