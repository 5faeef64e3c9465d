package io.redoubt.pipeline.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Event;
import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.EventLog;
import io.redoubt.event.port.NumberedEvent;
import io.redoubt.event.port.Snapshot;
import io.redoubt.event.port.Snapshots;
import io.redoubt.ingest.TableHead;
import io.redoubt.ingest.tail.Tail;
import io.redoubt.ingest.tail.TailPlan;
import io.redoubt.testing.Corpus;
import io.redoubt.testing.Parsing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rows of tables that come after their header, by whatever way, become the events that an
/// analysis makes of the file.
class LiveTablesTest {
  private static final String CONN =
      """
      #separator \\x09
      #set_separator\t,
      #empty_field\t(empty)
      #unset_field\t-
      #path\tconn
      #open\t2026-03-17-00-00-00
      #fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\torig_bytes
      #types\ttime\tstring\taddr\tport\taddr\tport\tenum\tcount
      """;
  private static final String DNS =
      """
      #separator \\x09
      #set_separator\t,
      #empty_field\t(empty)
      #unset_field\t-
      #path\tdns
      #fields\tts\tuid\tid.orig_h\tid.resp_h\tquery\tanswers
      #types\ttime\tstring\taddr\taddr\tstring\tvector[string]
      """;

  @TempDir private Path folder = Path.of("");
  private final MemoryLog log = new MemoryLog(1_800_000_000_000L);
  private Instant now = Instant.parse("2026-03-18T00:00:00Z");

  private static String conn(int i) {
    return "17737200%02d.5\tC%d\t10.0.0.%d\t5000%d\t198.51.100.7\t443\ttcp\t%s\n"
        .formatted(i % 60, i, i % 250, i % 9, i % 3 == 0 ? "-" : "" + i);
  }

  private static String dns(int i) {
    return "17737200%02d.5\tD%d\t10.0.0.%d\t10.0.0.53\tex%d.example\t203.0.113.1,203.0.113.2\n"
        .formatted(i % 60, i, i % 250, i);
  }

  private static List<String> shown(List<Event> events) {
    return events.stream().map(LiveTablesTest::shown).toList();
  }

  private static String shown(Event event) {
    StringBuilder out = new StringBuilder(event.format().id()).append(' ').append(event.outcome());
    out.append(' ').append(event.time().instant());
    for (int i = 0; i < event.size(); i++) {
      out.append(' ').append(event.field(i).name()).append('=').append(event.text(i));
    }
    return out.toString();
  }

  private static List<String> analysed(String content) {
    return shown(Parsing.events("test.log", content.getBytes(StandardCharsets.UTF_8)));
  }

  private List<NumberedEvent> numbered() {
    List<NumberedEvent> events = new ArrayList<>();
    DeliveryReader reader = Runs.reader(new DeadLetters());
    for (EventLog.Batch batch : log.read(0, 1_000_000)) {
      events.addAll(reader.read(batch));
    }
    return events;
  }

  private List<String> live() {
    return shown(numbered().stream().map(NumberedEvent::event).toList());
  }

  private LiveIntake intake(HeaderMemory headers) {
    return new LiveIntake(
        log, Runs.FORMATS, LiveIntake.Limits.STANDARD, new DeadLetters(), headers, () -> {});
  }

  private void follow(String glob) {
    LiveIntake intake = intake(new HeaderMemory());
    TailPlan plan =
        new TailPlan(
            List.of(folder + "/" + glob),
            1_000_000,
            7,
            Duration.ofSeconds(5),
            Duration.ofMinutes(1));
    Tail tail = new Tail(plan, intake, log.positions(), () -> now);
    Tail.Next next = tail.round();
    for (int i = 0; i < 5000 && next == Tail.Next.AGAIN; i++) {
      next = tail.round();
    }
    tail.close();
    now = now.plusSeconds(1);
  }

  private void append(String name, String text) {
    try {
      Files.writeString(
          folder.resolve(name), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Test
  void followedTablesAreReadAsFilesHoweverTheyGrowAndWhateverStops() {
    StringBuilder all = new StringBuilder();
    Random random = new Random(5);
    List<String> lines = new ArrayList<>(List.of(CONN.split("(?<=\n)")));
    for (int i = 0; i < 120; i++) {
      lines.add(conn(i));
    }
    lines.addAll(List.of(DNS.split("(?<=\n)")));
    for (int i = 0; i < 40; i++) {
      lines.add(dns(i));
    }
    lines.add("#close\t2026-03-17-01-00-00\n");
    for (String line : lines) {
      all.append(line);
      int cut = random.nextInt(line.length());
      append("conn.log", line.substring(0, cut));
      if (random.nextInt(12) == 0) {
        follow("conn.log");
      }
      append("conn.log", line.substring(cut));
    }
    follow("conn.log");
    assertThat(live()).isEqualTo(analysed(all.toString())).hasSize(160);
  }

  @Test
  void rotatedTablesKeepTheirHeaders() throws IOException {
    append("conn.log", CONN + conn(1) + conn(2));
    follow("conn*.log");
    append("conn.log", conn(3));
    Files.move(folder.resolve("conn.log"), folder.resolve("conn.1.log"));
    append("conn.log", DNS + dns(1));
    follow("conn*.log");
    append("conn.log", dns(2));
    follow("conn*.log");
    assertThat(live())
        .containsExactlyInAnyOrderElementsOf(
            analysed(CONN + conn(1) + conn(2) + conn(3) + DNS + dns(1) + dns(2)));
  }

  @Test
  void anIisLogKeepsItsColumnsOverARestartAndChangesThemWithANewHeader() {
    String first =
        """
        #Software: Microsoft Internet Information Services 10.0
        #Version: 1.0
        #Date: 2026-03-17 10:00:00
        #Fields: date time cs-method cs-uri-stem sc-status
        """;
    String second =
        """
        #Software: Microsoft Internet Information Services 10.0
        #Version: 1.0
        #Date: 2026-03-17 11:00:00
        #Fields: date time c-ip cs-method cs-uri-stem sc-status
        """;
    String one = "2026-03-17 10:00:01 GET /index.html 200\n";
    String two = "2026-03-17 11:00:01 198.51.100.9 POST /login 401\n";
    append("u_ex.log", "\ufeff" + first + one);
    follow("*.log");
    append("u_ex.log", one);
    follow("*.log");
    append("u_ex.log", second + two);
    follow("*.log");
    append("u_ex.log", two);
    follow("*.log");
    List<String> live = live();
    assertThat(live).isEqualTo(analysed("\ufeff" + first + one + one + second + two + two));
    assertThat(live.getLast()).startsWith("iis").contains("source.ip=198.51.100.9");
  }

  @Test
  void linesThatBeginWithAHashInOtherLogsStayRecords() {
    append("app.log", "started\n#Date: 2026-03-17\n#fields\tare\tgreen\n");
    follow("app.log");
    assertThat(numbered()).hasSize(3);
  }

  private static List<byte[]> bytes(String text) {
    return Stream.of(text.split("\n")).map(s -> s.getBytes(StandardCharsets.UTF_8)).toList();
  }

  @Test
  void rowsThatAreSentLaterAreReadByTheHeaderThatTheirSenderSentAlsoAfterARestart() {
    MemorySnapshots snapshots = new MemorySnapshots();
    LiveIntake intake = intake(new HeaderMemory(snapshots));
    intake.take(Delivery.of("http", "ann", bytes(CONN + conn(1))));
    intake.take(Delivery.of("http", "bob", bytes(conn(2))));
    intake.take(Delivery.of("http", "ann", bytes(conn(3) + "just some text\n")));
    intake.take(Delivery.of("http", "ann", bytes(DNS + dns(1))));
    LiveIntake later = intake(new HeaderMemory(snapshots));
    later.take(Delivery.of("http", "ann", bytes(dns(2) + conn(4))));
    List<String> live = live().stream().filter(line -> line.startsWith("zeek.")).toList();
    assertThat(live)
        .isEqualTo(analysed(CONN + conn(1) + conn(3) + DNS + dns(1) + dns(2) + CONN + conn(4)));
    assertThat(live()).hasSize(8 + 1 + 1 + 2 + 7 + 1 + 2);
    assertThat(live().getFirst()).startsWith("zeek OK").contains("#separator");
  }

  @Test
  void rowsInMessagesOfSyslogAreReadByTheHeaderBeforeThem() {
    LiveIntake intake = intake(new HeaderMemory());
    String at = "<13>Mar 17 02:00:00 sensor1 zeek: ";
    for (String line : (CONN + conn(1) + conn(2)).split("\n")) {
      intake.take(
          Delivery.of(
              "syslog-tcp", "10.0.0.9", List.of((at + line).getBytes(StandardCharsets.UTF_8))));
    }
    intake.take(
        Delivery.of(
            "syslog-tcp",
            "10.0.0.9",
            bytes("<38>Mar 17 02:00:01 sensor1 sshd[1]: Connection closed")));
    List<Event> events = numbered().stream().map(NumberedEvent::event).toList();
    Event row = events.get(8);
    assertThat(shown(row))
        .startsWith("zeek.conn")
        .contains("source.ip=10.0.0.1", "destination.port=443", "host.name=sensor1");
    assertThat(events.getLast().format().id()).isEqualTo("syslog.sshd");
  }

  @Test
  void tablesOfTheCollectionAreReadLiveAsInFiles() throws IOException {
    int tables = 0;
    for (String part : List.of("zeek", "formats")) {
      for (Path file : Corpus.files(Corpus.require(part))) {
        byte[] content = Files.readAllBytes(file);
        if (content.length > 2_000_000 || !TableHead.begins(content, 0, content.length)) {
          continue;
        }
        String name = "t" + tables++ + ".log";
        Files.write(folder.resolve(name), content);
        append(name, "\n"); // the end of the last line
        long before = log.next();
        follow(name);
        List<String> live = new ArrayList<>();
        for (NumberedEvent event : numbered()) {
          if (event.sequence() >= before) {
            live.add(shown(event.event()));
          }
        }
        assertThat(live)
            .describedAs(file.getFileName().toString())
            .isEqualTo(shown(Parsing.events("test.log", content)));
      }
    }
    assertThat(tables).isPositive();
  }

  private static final class MemorySnapshots implements Snapshots {
    private final List<Snapshot> all = new ArrayList<>();

    @Override
    public void put(Snapshot snapshot) {
      all.addFirst(snapshot);
    }

    @Override
    public List<Snapshot> of(String name) {
      return all.stream().filter(one -> one.name().equals(name)).toList();
    }
  }
}
