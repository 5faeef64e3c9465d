package io.redoubt.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.audit.check.AuditReport;
import io.redoubt.audit.check.AuditVerifier;
import io.redoubt.audit.tree.Hash;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The power may go at any moment: what was acknowledged stays, and nothing else is mistaken for
/// it.
@Order(1) // long: begins first
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditCrashTest {
  /// Groups that stop short of a full tile, fill it, and begin the next.
  private static final int[] GROUPS = {252, 3, 2};

  /// A run that was cut, before anything is lost of it: whatever is lost, the run is the same.
  private record Cut(int after, MemoryDisk disk, List<AuditReceipt> acknowledged) {}

  /// What is found after a cut, and what had been acknowledged by then. Different cuts and losses
  /// leave the same: it is gone over once.
  private record Found(Map<String, ByteBuffer> files, List<AuditReceipt> acknowledged) {
    static Found of(MemoryDisk disk, List<AuditReceipt> acknowledged) {
      Map<String, ByteBuffer> files = new HashMap<>();
      disk.files.forEach((path, bytes) -> files.put(path, ByteBuffer.wrap(bytes)));
      return new Found(files, acknowledged);
    }
  }

  private final List<Cut> cuts = cuts();
  private final Set<Found> recovered = new HashSet<>();
  private final Set<Found> mended = new HashSet<>();

  @ParameterizedTest
  @EnumSource(MemoryDisk.Loss.class)
  void aCutAtAnyWriteLosesNothingThatWasAcknowledged(MemoryDisk.Loss loss) {
    for (Cut cut : cuts) {
      MemoryDisk found = cut.disk().afterPowerCut(loss);
      if (!recovered.add(Found.of(found, cut.acknowledged()))) {
        continue;
      }
      String when = loss + " after " + cut.after();
      if (!cut.acknowledged().isEmpty()) {
        assertThat(AuditVerifier.verify(found, List.of()).problems()).as(when).isEmpty();
      }
      goesOn(found, cut.acknowledged(), when);
    }
  }

  @ParameterizedTest
  @EnumSource(MemoryDisk.Loss.class)
  void aCutWhileMendingIsMendedToo(MemoryDisk.Loss loss) {
    for (int i = cuts.size() - 1; i > 0; i -= 6) {
      Cut cut = cuts.get(i);
      MemoryDisk found = cut.disk().afterPowerCut(loss);
      if (!mended.add(Found.of(found, cut.acknowledged()))) {
        continue;
      }
      for (int again = 0; again < 9; again++) {
        found.cutAfter(again);
        assertThat(run(found)).isNotNull();
        found = found.afterPowerCut(loss);
      }
      goesOn(found, cut.acknowledged(), loss + " after " + i + " and while mending");
    }
  }

  private static List<Cut> cuts() {
    MemoryDisk uncut = new MemoryDisk();
    run(uncut);
    List<Cut> cuts = new ArrayList<>();
    for (int after = 0; after < uncut.operations(); after++) {
      MemoryDisk disk = new MemoryDisk();
      disk.cutAfter(after);
      cuts.add(new Cut(after, disk, run(disk)));
    }
    return cuts;
  }

  private static List<AuditReceipt> run(MemoryDisk disk) {
    List<AuditReceipt> acknowledged = new ArrayList<>();
    try (AuditLog log = AuditLog.open(disk, Logs.CLOCK, Logs.seeded(5))) {
      int next = 1;
      for (int group : GROUPS) {
        acknowledged.addAll(log.appendAll(Logs.some(next, next + group)));
        next += group;
      }
    } catch (AuditException cut) {
      assertThat(cut).hasMessageContaining("power cut");
    }
    return acknowledged;
  }

  private static void goesOn(MemoryDisk found, List<AuditReceipt> acknowledged, String when) {
    try (AuditLog log = AuditLog.open(found, Logs.CLOCK, Logs.seeded(6))) {
      log.append(Logs.entry(1));
    }
    AuditReport report = AuditVerifier.verify(found, List.of());
    assertThat(report.problems()).as(when).isEmpty();
    assertThat(report.notes()).as(when).isEmpty();
    AuditReader reader = AuditReader.open(found);
    List<Hash> leaves = new ArrayList<>();
    reader.each(record -> leaves.add(record.leafHash()));
    assertThat(leaves).as(when).hasSizeGreaterThan(acknowledged.size());
    for (AuditReceipt receipt : acknowledged) {
      assertThat(leaves.get((int) receipt.index())).as(when).isEqualTo(receipt.leafHash());
    }
  }
}
