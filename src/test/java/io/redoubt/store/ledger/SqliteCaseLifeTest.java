package io.redoubt.store.ledger;

import io.redoubt.event.port.Ledger;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;

/// The life of cases in an SQLite file.
class SqliteCaseLifeTest extends CaseLifeContract {
  @TempDir private Path folder = Path.of("");

  @Override
  Ledger open(Clock clock) {
    return SqliteLedger.open(folder.resolve("ledger.db"), clock, new SecureRandom());
  }
}
