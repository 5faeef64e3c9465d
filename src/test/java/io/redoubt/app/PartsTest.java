package io.redoubt.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.CaseQuery;
import io.redoubt.event.port.Cases;
import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.EventFinder;
import io.redoubt.event.port.Taken;
import io.redoubt.event.query.Query;
import io.redoubt.parse.Formats;
import io.redoubt.pipeline.Stages;
import io.redoubt.pipeline.live.DeadLetters;
import io.redoubt.pipeline.live.DeliveryReader;
import io.redoubt.search.Answer;
import io.redoubt.search.StoredEvents;
import io.redoubt.store.DataDirectory;
import io.redoubt.store.index.CommittedIndex;
import io.redoubt.store.log.LogSettings;
import io.redoubt.store.log.LogView;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartsTest {
  @TempDir private Path folder = Path.of("");

  private static List<byte[]> lines() throws IOException {
    return Files.readAllLines(Path.of("samples/incident/web01/auth.log")).stream()
        .map(line -> line.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  private static List<CaseFile> alerts(Parts parts) {
    return parts.ledger().cases().list(CaseQuery.all(CaseFile.Kind.ALERT, 100)).cases().stream()
        .map(Cases.Filed::file)
        .toList();
  }

  @Test
  void whatIsTakenIsFiledAndIndexedAndStaysTheSameOverRestarts() throws IOException {
    List<byte[]> lines = lines();
    int half = lines.size() / 2;
    try (Parts parts = Parts.open(new DataDirectory(folder), LogSettings.standard())) {
      assertThat(parts.engine().intake().take(Delivery.of("http", "", lines.subList(0, half))))
          .isInstanceOf(Taken.Committed.class);
    }
    List<CaseFile> first;
    try (Parts parts = Parts.open(new DataDirectory(folder), LogSettings.standard())) {
      parts.engine().intake().take(Delivery.of("http", "", lines.subList(half, lines.size())));
      Running.until(() -> parts.engine().position() == lines.size() && parts.indexing().lag() == 0);
    }
    try (Parts parts = Parts.open(new DataDirectory(folder), LogSettings.standard())) {
      first = alerts(parts);
      assertThat(first)
          .anySatisfy(
              alert -> {
                assertThat(alert.title()).startsWith("Log-on as deploy succeeds after 173");
                assertThat(alert.events()).isEqualTo(174);
                assertThat(alert.marks()).containsEntry("source.ip", List.of("198.51.100.23"));
              });
      assertThat(parts.index().state().events()).isEqualTo(lines.size());
      Running.until(() -> parts.engine().position() == lines.size());
    }
    try (Parts parts = Parts.open(new DataDirectory(folder), LogSettings.standard())) {
      assertThat(alerts(parts)).containsExactlyInAnyOrderElementsOf(first);
    }
  }

  @Test
  void afterTheEndOfTheLogIsLostEachPageShowsWhatIsLeft() throws IOException {
    DataDirectory data = new DataDirectory(folder);
    taken(data, 100);
    Path segment = segment();
    long kept = Files.size(segment);
    taken(data, 300);
    try (FileChannel file = FileChannel.open(segment, StandardOpenOption.WRITE)) {
      file.truncate(kept);
    }
    try (Parts parts = Parts.open(data, LogSettings.standard())) {
      var events = new StoredEvents(parts.index(), parts.log(), parts.engine().eventReader());
      var all = new EventFinder.Search(Query.All.ALL, EventFinder.Window.ALL, 30, null);
      Answer page = events.search(all);
      assertThat(page.hits()).hasSize(30);
      assertThat(page.total()).isEqualTo(100);
      assertThat(parts.log().next()).isEqualTo(400);
    }
  }

  @Test
  void aPageOfNothingButLostRecordsGivesWayToTheNext() throws IOException {
    DataDirectory data = new DataDirectory(folder);
    taken(data, 100);
    Path segment = segment();
    long kept = Files.size(segment);
    taken(data, 300);
    try (FileChannel file = FileChannel.open(segment, StandardOpenOption.WRITE)) {
      file.truncate(kept);
    }
    try (CommittedIndex index = new CommittedIndex(data.index());
        LogView log = data.viewLog()) {
      var reader = new DeliveryReader(Formats.standard(), Stages.load(), null, new DeadLetters());
      var all = new EventFinder.Search(Query.All.ALL, EventFinder.Window.ALL, 30, null);
      Answer page = new StoredEvents(index, log, reader::read).search(all);
      assertThat(page.hits()).isNotEmpty();
      assertThat(page.cursor()).isNotEmpty();
    }
  }

  private static void taken(DataDirectory data, int records) {
    try (Parts parts = Parts.open(data, LogSettings.standard())) {
      long before = parts.log().next();
      List<byte[]> lines =
          LongStream.range(before, before + records)
              .mapToObj(i -> ("line " + i).getBytes(StandardCharsets.UTF_8))
              .toList();
      parts.engine().intake().take(Delivery.of("http", "", lines));
      Running.until(() -> parts.indexing().position() == before + records);
    }
  }

  private Path segment() throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("log"))) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !folder.resolve("log").equals(file.getParent()))
          .max(Comparator.naturalOrder())
          .orElseThrow();
    }
  }
}
