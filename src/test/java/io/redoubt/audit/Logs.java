package io.redoubt.audit;

import io.redoubt.audit.entry.Asking;
import io.redoubt.audit.entry.AuditEntry;
import io.redoubt.audit.entry.Basis;
import io.redoubt.audit.entry.ModelUsed;
import io.redoubt.audit.entry.Outcome;
import io.redoubt.audit.entry.Payload;
import io.redoubt.audit.entry.RedactionUsed;
import io.redoubt.audit.entry.Versions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Logs to test with. Everything in them follows from the seed.
final class Logs {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);

  private Logs() {}

  static SecureRandom seeded(long seed) {
    return new Seeded(seed);
  }

  /// A log of this many entries, written in groups of this size.
  static MemoryDisk written(int entries, int group, long seed) {
    MemoryDisk disk = new MemoryDisk();
    try (AuditLog log = AuditLog.open(disk, CLOCK, seeded(seed))) {
      for (int i = 1; i < entries; i += group) {
        log.appendAll(some(i, Math.min(entries, i + group)));
      }
    }
    return disk;
  }

  static List<AuditEntry> some(int from, int to) {
    List<AuditEntry> entries = new ArrayList<>();
    for (int i = from; i < to; i++) {
      entries.add(entry(i));
    }
    return entries;
  }

  static AuditEntry entry(int i) {
    return switch (i % 4) {
      case 0 ->
          new AuditEntry.Prompt(
              "A-" + i, "question", asking(), List.of(text(Payload.PROMPT, "p" + i)));
      case 1 ->
          new AuditEntry.Response(
              "A-" + i,
              i - 1,
              "complete",
              "",
              Map.of("ms", 7L),
              List.of(text(Payload.RESPONSE, "r" + i)));
      case 2 ->
          new AuditEntry.Verdict(
              "A-" + i,
              asking(),
              new Outcome("merged", "true_positive", "high", "", basis(), Map.of("ms", 9L)),
              List.of(text(Payload.VERDICT, "{}"), text(Payload.INPUTS, "i" + i)));
      default -> new AuditEntry.Administration("me", "did", Map.of("n", "" + i));
    };
  }

  private static Basis basis() {
    return new Basis("unqualified", List.of(0L, 4L), List.of(3L), 6);
  }

  static Asking asking() {
    return new Asking(
        new ModelUsed("ollama", "0.9", "phi4-mini", "sha256:ab", Map.of("seed", "7")),
        new Versions("v1", "v1", "3"),
        new RedactionUsed(2, "m1"),
        "e0");
  }

  static Payload text(String name, String text) {
    return Payload.text(name, text);
  }

  /// Not secure, but repeatable.
  private static final class Seeded extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final Random random;

    Seeded(long seed) {
      this.random = new Random(seed);
    }

    @Override
    public void nextBytes(byte[] bytes) {
      random.nextBytes(bytes);
    }
  }
}
