package io.redoubt.pipeline.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Event;
import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.NumberedEvent;
import io.redoubt.ingest.net.ListenOption;
import io.redoubt.ingest.net.Listeners;
import io.redoubt.ingest.net.NetLimits;
import io.redoubt.ingest.net.Pause;
import io.redoubt.ingest.net.Tally;
import io.redoubt.testing.RecordingIntake;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What auditd says comes over syslog line by line and is the same events as from its own file.
class AuditOverSyslogTest {
  private static final String HOST = "127.0.0.1";
  private static final Set<String> AROUND =
      Set.of("event.severity", "event.original", "redoubt.native.sourcetype");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<13>Nov 21 10:00:01 web01 audispd[77]: ",
        "<13>Nov 21 10:00:01 web01 audisp-syslog: ",
        "<13>1 2026-03-17T01:17:01.518Z web01 audispd 77 - - "
      })
  void eventsAreThoseOfTheFile(String header) throws IOException {
    List<String> lines = Files.readAllLines(Path.of("samples/incident/web01/audit.log"));
    List<String> wanted = new ArrayList<>(joined(lines));
    RecordingIntake intake = new RecordingIntake();
    Listeners listeners = listen("syslog-tcp=0", intake);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port(listeners))) {
      for (String line : lines) {
        socket.getOutputStream().write((header + line + '\n').getBytes(StandardCharsets.UTF_8));
      }
    }
    intake.awaitRecords(wanted.size());
    listeners.close(Duration.ofSeconds(20));
    assertThat(facts(intake.deliveries().stream().flatMap(d -> d.records().stream()).toList()))
        .containsExactlyElementsOf(
            facts(wanted.stream().map(e -> e.getBytes(StandardCharsets.UTF_8)).toList()));
    Tally tally = listeners.tallies().getFirst();
    assertThat(tally.accepted() + tally.joined()).isEqualTo(lines.size());
  }

  @ParameterizedTest
  @ValueSource(strings = "<13>Nov 21 10:00:01 web01 audispd[77]: ")
  void datagramsAreJoinedToo(String header) throws IOException {
    List<String> lines =
        Files.readAllLines(Path.of("samples/incident/web01/audit.log")).subList(0, 5);
    RecordingIntake intake = new RecordingIntake();
    Listeners listeners = listen("syslog-udp=0", intake);
    try (DatagramSocket socket = new DatagramSocket()) {
      for (String line : lines) {
        byte[] bytes = (header + line).getBytes(StandardCharsets.UTF_8);
        InetAddress to = InetAddress.getLoopbackAddress();
        socket.send(new DatagramPacket(bytes, bytes.length, to, port(listeners)));
      }
      intake.awaitRecords(1);
    }
    listeners.close(Duration.ofSeconds(20));
    assertThat(intake.texts())
        .containsExactly(String.join("\n", lines.stream().map(l -> header + l).toList()));
  }

  private static Listeners listen(String option, RecordingIntake intake) {
    return Listeners.open(
        ListenOption.parse(option, HOST),
        Optional.empty(),
        intake,
        NetLimits.standard(),
        Pause.REAL);
  }

  private static int port(Listeners listeners) {
    return listeners.tallies().getFirst().endpoint().port();
  }

  /* As the lines of one event stand in a file. */
  private static List<String> joined(List<String> lines) {
    Map<String, String> events = new LinkedHashMap<>();
    for (String line : lines) {
      events.merge(line.replaceAll(".*audit\\(([^)]*)\\).*", "$1"), line, (a, b) -> a + "\n" + b);
    }
    return List.copyOf(events.values());
  }

  private static List<String> facts(List<byte[]> records) {
    MemoryLog log = new MemoryLog(1_773_800_000_000L);
    log.append(Delivery.of("syslog-tcp", HOST, records));
    DeliveryReader reader = Runs.reader(new DeadLetters());
    Function<Event, String> facts = AuditOverSyslogTest::facts;
    return log.read(0, 10_000).stream()
        .flatMap(batch -> reader.read(batch).stream())
        .map(NumberedEvent::event)
        .map(facts)
        .toList();
  }

  /* All fields but those of syslog itself. */
  static String facts(Event event) {
    StringBuilder all = new StringBuilder(event.format() + " " + event.time());
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < event.size(); i++) {
      String name = event.field(i).name();
      if (!AROUND.contains(name) && !name.startsWith("log.")) {
        cells.add("\n" + name + "=" + event.text(i));
      }
    }
    cells.stream().distinct().sorted().forEach(all::append);
    return all.toString();
  }
}
