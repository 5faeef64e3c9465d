package io.redoubt.pipeline.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.finding.Finding;
import io.redoubt.event.port.Delivery;
import io.redoubt.event.state.StateIn;
import io.redoubt.event.state.StateOut;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Command lines and names unlike the others are told while they come in.
class LiveOutliersTest {
  private static final long ARRIVED = 1_763_719_000_000L;
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final String ALPHABET =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private final Random random = new Random(7);
  private final DeadLetters letters = new DeadLetters();

  private String some(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }

  private static byte[] event(int i, String rest) {
    String time = "2025-11-21T%02d:%02d:00Z".formatted(i / 60, i % 60);
    return ("{\"ecs\":{\"version\":\"8.11\"},\"@timestamp\":\"" + time + "\"," + rest + "}")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] line(int i, String line) {
    return event(
        i,
        "\"host\":{\"name\":\"ws1\"},\"process\":{\"name\":\"tool.exe\",\"command_line\":\"%s\"}"
            .formatted(line));
  }

  private static byte[] name(int i, String name) {
    return event(
        i,
        "\"source\":{\"ip\":\"10.0.0.7\"},\"dns\":{\"question\":{\"name\":\"%s\"}}"
            .formatted(name));
  }

  private List<byte[]> lines() {
    List<byte[]> lines = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      lines.add(line(i, "tool.exe -Name x" + i + " -Get item".repeat(1 + i % 4)));
    }
    for (int i = 0; i < 30; i++) {
      lines.add(name(60 + i, "www.site" + i + ".com"));
      lines.add(name(100 + i, some(50) + ".evil-tunnel.com"));
    }
    lines.add(line(130, "tool.exe " + some(3000)));
    return lines;
  }

  private LiveDetection fed(MemoryLog log, int upTo) {
    LiveDetection live = Runs.detection(new Book(), letters);
    Runs.feed(live, log.until(upTo), Runs.reader(letters));
    live.tell(true);
    return live;
  }

  private static List<Map<String, String>> told(List<Finding> odd) {
    return odd.stream().map(Finding::fields).toList();
  }

  @Test
  void areToldAsAlertsAndAsAnomalies() {
    List<byte[]> lines = lines();
    Book book = new Book();
    LiveDetection live = Runs.detection(book, letters);
    Runs.feed(live, Runs.log(ARRIVED, lines, 10), Runs.reader(letters));
    assertThat(live.tell(true)).isTrue();
    assertThat(book.alerts.values().stream().flatMap(a -> a.rules().stream().map(r -> r.id())))
        .contains("redoubt-odd-command-line", "redoubt-dns-tunnel");
    assertThat(live.outliers()).extracting(f -> f.rule().id()).hasSize(2);
    assertThat(letters.letters()).isEmpty();
  }

  @Test
  void areTheSameAfterAStopAnywhere() {
    List<byte[]> lines = lines();
    MemoryLog log = Runs.log(ARRIVED, lines, 10);
    List<Map<String, String>> once = told(fed(log, lines.size()).outliers());
    for (int at = 0; at < lines.size(); at += 20) {
      LiveDetection stopped = fed(log, at);
      StateOut out = new StateOut();
      stopped.write(out);
      LiveDetection next = Runs.detection(new Book(), letters);
      StateIn in = new StateIn(out.toByteArray());
      next.read(in, stopped.next());
      assertThat(in.ended()).isTrue();
      Runs.feed(next, log, Runs.reader(letters));
      next.tell(true);
      assertThat(told(next.outliers())).as("stopped at %d", at).isEqualTo(once);
    }
  }

  @Test
  void areGivenUpAfterADayInWhichNothingCame() {
    MemoryLog log = Runs.log(ARRIVED, lines(), 10);
    LiveDetection live = fed(log, Integer.MAX_VALUE);
    assertThat(live.outliers()).hasSize(2);
    long next = live.next();
    log.clock(ARRIVED + 2 * DAY);
    log.append(Delivery.of("http", "", List.of(line(200, "tool.exe -Name y"))));
    Runs.feed(live, log, Runs.reader(letters));
    live.tell(true);
    assertThat(live.next()).isGreaterThan(next);
    assertThat(live.outliers()).isEmpty();
  }
}
