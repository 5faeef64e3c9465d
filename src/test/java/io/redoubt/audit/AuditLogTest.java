package io.redoubt.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
