package io.redoubt.audit;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/// The one log that all parts of a program write: opened when it is first needed, closed with the
/// program. Where it cannot be opened, the next one who needs it tries again. Thread-safe.
public final class SharedLog implements AutoCloseable {
  private final Path folder;
  private final Clock clock;
  private final SecureRandom random;
  private @Nullable AuditLog open;
  private boolean closed;

  /// Of this folder. Nothing is opened yet.
  public SharedLog(Path folder, Clock clock, SecureRandom random) {
    this.folder = folder;
    this.clock = clock;
    this.random = random;
  }

  /// Where it is.
  public Path folder() {
    return folder;
  }

  /// The log, open.
  ///
  /// @throws AuditException when another program has it open, or what is there cannot be continued
  public synchronized AuditLog log() {
    AuditLog known = open;
    if (closed) {
      throw new AuditException("The audit log is closed.");
    }
    if (known == null) {
      known = AuditLog.open(folder, clock, random);
      open = known;
    }
    return known;
  }

  @Override
  public synchronized void close() {
    closed = true;
    AuditLog known = open;
    open = null;
    if (known != null) {
      known.close();
    }
  }
}
