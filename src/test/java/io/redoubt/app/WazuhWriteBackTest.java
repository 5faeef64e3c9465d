package io.redoubt.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.port.Delivery;
import io.redoubt.store.DataDirectory;
import io.redoubt.store.log.LogSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From an alert of Wazuh to what its manager reads back, over the real store.
class WazuhWriteBackTest {
  private static final String ALERT =
      """
      {"timestamp":"2026-11-21T09:00:00.000+0000","rule":{"level":12,"description":"Several \
      failed log-ons and then one that worked","id":"40112","firedtimes":1,\
      "groups":["syslog","authentication_failures"]},"agent":{"id":"001","name":"web01",\
      "ip":"192.0.2.10"},"manager":{"name":"wazuh1"},"id":"1795251600.1001",\
      "full_log":"Nov 21 09:00:00 web01 sshd[77]: Accepted password for deploy from 198.51.100.9",\
      "decoder":{"name":"sshd"},"data":{"srcip":"198.51.100.9","dstuser":"deploy"},\
      "location":"/var/log/auth.log"}\
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void alertOfTheManagerIsAnsweredOnceInItsFile() throws IOException {
    Path file = folder.resolve("back/enrichment.json");
    try (Parts parts =
        Parts.open(new DataDirectory(folder), LogSettings.standard(), Optional.of(file))) {
      for (int i = 0; i < 2; i++) {
        byte[] record = ALERT.getBytes(StandardCharsets.UTF_8);
        parts
            .engine()
            .intake()
            .take(new Delivery("wazuh", "key", "", List.of(record), "a" + i, List.of()));
        awaitFile(file);
      }
    }
    assertThat(Files.readAllLines(file))
        .singleElement()
        .asString()
        .startsWith("{\"integration\":\"redoubt\",\"timestamp\":\"")
        .contains("\"wazuh_rule_id\":\"40112\",\"wazuh_level\":12,\"manager\":\"wazuh1\"")
        .contains("\"agent\":{\"id\":\"001\",\"name\":\"web01\"}")
        .contains("\"llm\":{\"summary\":\"")
        .doesNotContain("[E");
  }

  @Test
  void everyAlertOfARuleIsAnsweredOnceAlsoAfterARestart() throws IOException {
    Path file = folder.resolve("enrichment.json");
    take(file, 12, 0, 12);
    take(file, 13, 0, 13); // twelve that came before, and one more
    assertThat(Files.readAllLines(file))
        .map(line -> line.replaceAll(".*\"wazuh_alert_id\":\"([^\"]*)\".*", "$1"))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 13).mapToObj(i -> "1795251600.%d".formatted(2000 + i)).toList());
  }

  /* In deliveries of their own, until the file has as many lines. */
  private void take(Path file, int lines, int from, int to) throws IOException {
    try (Parts parts =
        Parts.open(new DataDirectory(folder), LogSettings.standard(), Optional.of(file))) {
      for (int i = from; i < to; i++) {
        String alert = ALERT.replace("600.1001", "600." + (2000 + i));
        byte[] record = alert.getBytes(StandardCharsets.UTF_8);
        parts
            .engine()
            .intake()
            .take(new Delivery("wazuh", "key", "", List.of(record), to + "-" + i, List.of()));
      }
      long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (lines(file) < lines && System.nanoTime() < end) {
        LockSupport.parkNanos(1_000_000);
      }
    }
  }

  private static int lines(Path file) throws IOException {
    return Files.exists(file) ? Files.readAllLines(file).size() : 0;
  }

  private static void awaitFile(Path file) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!Files.exists(file) && System.nanoTime() < end) {
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(file).exists();
  }
}
