package io.redoubt.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.EventLog;
import io.redoubt.event.port.Keys.Made;
import io.redoubt.event.port.Ledger;
import io.redoubt.event.port.Taken.Committed;
import io.redoubt.store.log.LogSettings;
import io.redoubt.store.log.SegmentLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Backups that are made while records come in, and what is restored from them.
class BackupTest {
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir private Path folder = Path.of("");

  private DataDirectory data() {
    return new DataDirectory(folder.resolve("data"));
  }

  private DataDirectory restored() {
    return new DataDirectory(folder.resolve("restored"));
  }

  private Path target() {
    return folder.resolve("backup");
  }

  private SegmentLog log() {
    LogSettings settings = LogSettings.standard().segments(50_000).reserving(0);
    return data().openLog(settings, CLOCK, new SecureRandom());
  }

  private static Delivery line(long number) {
    byte[] record = ("record " + number).getBytes(StandardCharsets.UTF_8);
    return Delivery.of("http", "", List.of(record));
  }

  private String keyMade() {
    try (Ledger ledger = data().openLedger(CLOCK, new SecureRandom())) {
      return ((Made.Key) ledger.keys().create("ship", Set.of("ingest"), 0)).secret();
    }
  }

  @Test
  void aBackupUnderLoadIsAWholeBeginning() throws Exception {
    String secret = keyMade();
    Files.createDirectories(data().audit());
    Files.writeString(data().audit().resolve("checkpoint"), "c1");
    Files.createDirectories(data().index());
    Files.writeString(data().index().resolve("derived"), "x");
    AtomicBoolean enough = new AtomicBoolean();
    AtomicLong committed = new AtomicLong();
    long before;
    try (SegmentLog log = log()) {
      Thread load =
          Thread.ofPlatform()
              .start(
                  () -> {
                    while (!enough.get() && log.append(line(log.next())) instanceof Committed) {
                      committed.incrementAndGet();
                    }
                  });
      while (committed.get() < 300) {
        Thread.onSpinWait();
      }
      before = committed.get();
      Backup.Made made = new Backup(data(), CLOCK).to(target());
      assertThat(made.next()).isGreaterThanOrEqualTo(before);
      enough.set(true);
      load.join();
    }
    Restore.of(target(), restored());
    holds(before, secret);
    assertThat(restored().audit().resolve("checkpoint")).hasContent("c1");
    assertThat(restored().index()).doesNotExist();
  }

  private void holds(long before, String secret) {
    try (EventLog log = restored().openLog(LogSettings.standard(), CLOCK, new SecureRandom())) {
      assertThat(log.next()).isGreaterThanOrEqualTo(before);
      for (long number = 0; number < log.next(); number++) {
        byte[] record = log.record(number).orElseThrow().bytes();
        assertThat(new String(record, StandardCharsets.UTF_8)).isEqualTo("record " + number);
      }
      assertThat(log.append(line(log.next()))).isInstanceOf(Committed.class);
    }
    try (Ledger ledger = restored().openLedger(CLOCK, new SecureRandom())) {
      assertThat(ledger.keys().find(secret)).isPresent();
    }
  }

  @Test
  void aDamagedOrUnfinishedBackupIsNotRestored() throws IOException {
    keyMade();
    new Backup(data(), CLOCK).to(target());
    byte[] whole = Files.readAllBytes(target().resolve("ledger.db"));
    byte[] bad = whole.clone();
    bad[100] ^= 1;
    Files.write(target().resolve("ledger.db"), bad);
    assertThatThrownBy(() -> Restore.of(target(), restored()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("damaged");
    assertThat(restored().root()).doesNotExist();
    Files.write(target().resolve("ledger.db"), whole);
    Restore.of(target(), restored());
    Files.delete(target().resolve("SHA256SUMS"));
    DataDirectory other = new DataDirectory(folder.resolve("other"));
    assertThatThrownBy(() -> Restore.of(target(), other)).hasMessageContaining("no whole backup");
  }

  @Test
  void nothingIsWrittenOver() throws IOException {
    keyMade();
    new Backup(data(), CLOCK).to(target());
    assertThatThrownBy(() -> new Backup(data(), CLOCK).to(target()))
        .hasMessageContaining("not empty");
    assertThatThrownBy(() -> Restore.of(target(), data())).hasMessageContaining("not empty");
  }

  @Test
  void aListOfSumsCannotNameFilesElsewhere() throws IOException {
    keyMade();
    new Backup(data(), CLOCK).to(target());
    Files.writeString(target().resolve("SHA256SUMS"), "0".repeat(64) + "  ../evil\n");
    assertThatThrownBy(() -> Restore.of(target(), restored()))
        .hasMessageContaining("not a line of check sums");
  }
}
