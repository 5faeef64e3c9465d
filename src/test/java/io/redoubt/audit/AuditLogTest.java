package io.redoubt.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);

  @Test
  void continuesWhereItEnded(@TempDir Path folder) {
    for (int i = 0; i < 3; i++) {
      try (AuditLog log = AuditLog.open(folder, CLOCK, new SecureRandom())) {
        AuditEntry entry = new AuditEntry.Administration("me", "did", Map.of("n", "" + i));
        assertThat(log.append(entry).index()).isEqualTo(i + 1);
        assertThat(log.recovery()).isEmpty();
      }
    }
  }
}
