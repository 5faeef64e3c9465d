package io.redoubt.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redoubt.audit.check.Anchor;
import io.redoubt.audit.check.AuditReport;
import io.redoubt.audit.check.AuditVerifier;
import io.redoubt.audit.entry.AuditEntry;
import io.redoubt.audit.entry.AuditRecord;
import io.redoubt.audit.entry.Payload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {
  @Test
  void continuesWhereItEnded(@TempDir Path folder) {
    for (int i = 0; i < 3; i++) {
      try (AuditLog log = AuditLog.open(folder, Logs.CLOCK, new SecureRandom())) {
        assertThat(log.append(Logs.entry(i)).index()).isEqualTo(i + 1);
        assertThat(log.recovery()).isEmpty();
      }
    }
    assertThat(AuditVerifier.verify(folder, List.of())).matches(AuditReport::sound);
  }

  @Test
  void keepsItsPrivateKeyForItsOwner(@TempDir Path folder) throws IOException {
    AuditLog.open(folder, Logs.CLOCK, new SecureRandom()).close();
    Path key = folder.resolve("key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
  }

  @Test
  void onlyOneMayHaveItOpen(@TempDir Path folder) {
    try (AuditLog log = AuditLog.open(folder, Logs.CLOCK, new SecureRandom())) {
      assertThat(log.recovery()).isEmpty();
      assertThatThrownBy(() -> AuditLog.open(folder, Logs.CLOCK, new SecureRandom()))
          .isInstanceOf(AuditException.class)
          .hasMessageContaining("Another program");
    }
  }

  @Test
  void isSoundAtEverySize() {
    MemoryDisk disk = new MemoryDisk();
    try (AuditLog log = AuditLog.open(disk, Logs.CLOCK, Logs.seeded(1))) {
      for (int i = 1; i < 1400; i++) {
        log.append(Logs.entry(i));
        if (i % 50 == 0 || i % 256 < 2 || i % 256 > 253) {
          AuditReport report = AuditVerifier.verify(disk, List.of());
          assertThat(report.problems()).isEmpty();
          assertThat(report.notes()).isEmpty();
          assertThat(report.entries()).isEqualTo(i + 1);
        }
      }
    }
  }

  @Test
  void manyThreadsAppendAtOnce() {
    MemoryDisk disk = new MemoryDisk();
    try (AuditLog log = AuditLog.open(disk, Logs.CLOCK, Logs.seeded(1))) {
      List<CompletableFuture<List<AuditReceipt>>> all = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        all.add(log.submit(Logs.some(i, i + 3)));
      }
      assertThat(all.stream().flatMap(f -> f.join().stream()).map(AuditReceipt::index))
          .doesNotHaveDuplicates()
          .hasSize(1500);
    }
    assertThat(AuditVerifier.verify(disk, List.of()).problems()).isEmpty();
  }

  @Test
  void refusesWhatIsTooLongAndGoesOn() {
    MemoryDisk disk = new MemoryDisk();
    try (AuditLog log = AuditLog.open(disk, Logs.CLOCK, Logs.seeded(1))) {
      AuditEntry huge = new AuditEntry.Administration("me", "x".repeat(70_000), Map.of());
      assertThatThrownBy(() -> log.append(huge)).hasMessageContaining("65,535");
      assertThat(log.append(Logs.entry(1)).index()).isEqualTo(1);
    }
    assertThat(AuditVerifier.verify(disk, List.of()).entries()).isEqualTo(2);
  }

  @Test
  void takesNothingMoreAfterAFailedWrite() {
    MemoryDisk disk = new MemoryDisk();
    try (AuditLog log = AuditLog.open(disk, Logs.CLOCK, Logs.seeded(1))) {
      disk.cutAfter(5);
      assertThatThrownBy(() -> log.append(Logs.entry(1))).isInstanceOf(AuditException.class);
      disk.cutAfter(Integer.MAX_VALUE);
      assertThatThrownBy(() -> log.append(Logs.entry(2)))
          .isInstanceOf(AuditException.class)
          .hasMessageContaining("takes no more");
    }
    try (AuditLog log = AuditLog.open(disk, Logs.CLOCK, Logs.seeded(1))) {
      assertThat(log.recovery()).contains("never acknowledged");
      assertThat(log.append(Logs.entry(3)).index()).isEqualTo(2);
    }
    assertThat(AuditReader.open(disk).record(1).orElseThrow().json()).contains("recovered");
  }

  @Test
  void keepsItsKeyWhenTheLogBeginsAnew() {
    MemoryDisk disk = Logs.written(3, 1, 1);
    MemoryDisk emptied = new MemoryDisk();
    for (String path : List.of("key", "key.pub")) {
      emptied.files.put(path, disk.files.getOrDefault(path, new byte[0]));
    }
    AuditLog.open(emptied, Logs.CLOCK, Logs.seeded(2)).close();
    assertThat(emptied.files.get("key")).isEqualTo(disk.files.get("key"));
    Anchor before = new Anchor("a", disk.files.getOrDefault("checkpoint", new byte[0]));
    assertThat(AuditVerifier.verify(emptied, List.of(before)).first().orElseThrow().what())
        .contains("cut off or put back");
  }

  @Test
  void canBeVerifiedWhileItGrows(@TempDir Path folder) {
    try (AuditLog log = AuditLog.open(folder, Logs.CLOCK, new SecureRandom())) {
      CompletableFuture<Void> growing =
          CompletableFuture.runAsync(
              () -> {
                for (int i = 0; i < 50; i++) {
                  log.appendAll(Logs.some(i * 13, i * 13 + 13));
                }
              },
              command -> Thread.ofPlatform().start(command));
      while (!growing.isDone()) {
        assertThat(AuditVerifier.verify(folder, List.of()).problems()).isEmpty();
      }
      growing.join();
    }
    assertThat(AuditVerifier.verify(folder, List.of()).entries()).isEqualTo(651);
  }

  @Test
  void givesPayloadsBackByteForByte() {
    MemoryDisk disk = Logs.written(600, 7, 1);
    AuditReader reader = AuditReader.open(disk);
    AuditRecord record = reader.find("A-402").orElseThrow();
    assertThat(record.kind()).isEqualTo("verdict");
    assertThat(record.fields()).containsEntry("outcome.severity", "high");
    assertThat(reader.payload(record, Payload.INPUTS).orElseThrow()).asString().isEqualTo("i402");
    assertThat(reader.payload(record, Payload.PROMPT)).isEmpty();
    assertThat(reader.find("nobody")).isEmpty();
    assertThat(reader.find("17").orElseThrow().index()).isEqualTo(17);
  }
}
