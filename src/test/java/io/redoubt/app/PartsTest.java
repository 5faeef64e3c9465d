package io.redoubt.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.CaseQuery;
import io.redoubt.event.port.Cases;
import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.Taken;
import io.redoubt.store.DataDirectory;
import io.redoubt.store.log.LogSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
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

  private static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(condition.getAsBoolean()).isTrue();
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
      until(() -> parts.engine().position() == lines.size() && parts.indexing().lag() == 0);
    }
    try (Parts parts = Parts.open(new DataDirectory(folder), LogSettings.standard())) {
      first = alerts(parts);
      assertThat(first)
          .anySatisfy(
              alert -> {
                assertThat(alert.title()).startsWith("Log-on as deploy succeeds after 231");
                assertThat(alert.events()).isEqualTo(232);
                assertThat(alert.marks()).containsEntry("source.ip", List.of("198.51.100.23"));
              });
      assertThat(parts.index().state().events()).isEqualTo(lines.size());
      until(() -> parts.engine().position() == lines.size());
    }
    try (Parts parts = Parts.open(new DataDirectory(folder), LogSettings.standard())) {
      assertThat(alerts(parts)).containsExactlyInAnyOrderElementsOf(first);
    }
  }
}
