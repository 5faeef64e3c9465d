package io.redoubt.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redoubt.audit.check.AuditReport;
import io.redoubt.audit.check.AuditVerifier;
import io.redoubt.audit.entry.Payload;
import io.redoubt.audit.entry.Range;
import io.redoubt.audit.files.PayloadPack;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PurgeTest {
  @Test
  void removesPayloadsAndKeepsTheLogSound() {
    MemoryDisk disk = Logs.written(100, 7, 1);
    Purged purged = purge(disk, new Range(3, 40));
    assertThat(purged.payloads()).isEqualTo(36);
    AuditReport report = AuditVerifier.verify(disk, List.of());
    assertThat(report.problems()).isEmpty();
    assertThat(report.notes()).isEmpty();
    assertThat(report.purged()).isEqualTo(27);
    AuditReader reader = AuditReader.open(disk);
    assertThat(payload(reader, 38, Payload.INPUTS)).isEmpty();
    assertThat(payload(reader, 42, Payload.INPUTS)).isPresent();
    assertThat(payload(reader, 2, Payload.INPUTS)).isPresent();
  }

  @Test
  void leavesNoTraceOfTheContent() {
    MemoryDisk disk = Logs.written(100, 7, 1);
    purge(disk, new Range(40, 41));
    assertThat(disk.files.values())
        .noneMatch(bytes -> new String(bytes, StandardCharsets.ISO_8859_1).contains("p40"));
  }

  @Test
  void aPayloadThatIsGoneWithoutARecordIsFound() {
    MemoryDisk purged = Logs.written(100, 7, 1);
    MemoryDisk disk = purged.copy();
    purge(purged, new Range(40, 41));
    String pack = PayloadPack.path(36);
    disk.files.put(pack, purged.files.getOrDefault(pack, new byte[0]));
    AuditReport report = AuditVerifier.verify(disk, List.of());
    assertThat(report.first().orElseThrow().entry()).isEqualTo(40);
    assertThat(report.first().orElseThrow().what()).contains("no purge");
  }

  @Test
  void whatAPowerCutInterruptsIsEndedByTheSameCall() {
    int operations = 0;
    for (int cut = 0; cut == 0 || operations >= cut; cut++) {
      MemoryDisk disk = Logs.written(40, 7, 1);
      int before = disk.operations();
      disk.cutAfter(cut);
      try {
        purge(disk, new Range(3, 20));
      } catch (AuditException interrupted) {
        assertThat(interrupted).hasMessageContaining("power cut");
      }
      operations = disk.operations() - before + 1;
      MemoryDisk found = disk.afterPowerCut(MemoryDisk.Loss.BYTES);
      assertThat(AuditVerifier.verify(found, List.of()).problems()).as("cut " + cut).isEmpty();
      purge(found, new Range(3, 20));
      assertThat(AuditVerifier.verify(found, List.of()).problems()).as("cut " + cut).isEmpty();
      assertThat(AuditVerifier.verify(found, List.of()).notes()).as("cut " + cut).isEmpty();
      assertThat(payload(AuditReader.open(found), 6, Payload.INPUTS)).isEmpty();
    }
    assertThat(operations).isGreaterThan(20);
  }

  @Test
  void findsEntriesByAge() {
    MemoryDisk disk = Logs.written(300, 7, 1);
    AuditReader reader = AuditReader.open(disk);
    assertThat(reader.before(Instant.parse("2026-11-20T12:00:00Z"))).isEqualTo(new Range(0, 0));
    assertThat(reader.before(Instant.parse("2026-11-20T12:00:01Z"))).isEqualTo(new Range(0, 300));
  }

  @Test
  void nothingIsRemovedWhenTheRecordCannotBeWritten() {
    MemoryDisk disk = Logs.written(100, 7, 1);
    try (AuditLog log = AuditLog.open(disk, Logs.CLOCK, Logs.seeded(2))) {
      disk.cutAfter(0);
      assertThatThrownBy(() -> log.purge(List.of(new Range(0, 9)), "me", "age"))
          .isInstanceOf(AuditException.class);
    }
    assertThat(payload(AuditReader.open(disk), 6, Payload.INPUTS)).isPresent();
  }

  private static Purged purge(MemoryDisk disk, Range range) {
    try (AuditLog log = AuditLog.open(disk, Logs.CLOCK, Logs.seeded(2))) {
      return log.purge(List.of(range), "me", "retention");
    }
  }

  private static Optional<byte[]> payload(AuditReader reader, long index, String name) {
    return reader.payload(reader.record(index).orElseThrow(), name);
  }
}
