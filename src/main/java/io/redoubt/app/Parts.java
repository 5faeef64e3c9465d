package io.redoubt.app;

import io.redoubt.api.v1.Readiness;
import io.redoubt.event.port.Intake;
import io.redoubt.event.port.Ledger;
import io.redoubt.event.port.Taken;
import io.redoubt.store.DataDirectory;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The parts of the service, open. In this version there is no log yet: records are refused, and
/// the service says that it is not ready.
record Parts(Ledger ledger, Intake intake, List<Readiness> readiness) implements AutoCloseable {
  private static final String MISSING = "this version has no event log yet";

  static Parts open(DataDirectory data) {
    return new Parts(
        data.openLedger(Clock.systemUTC(), new SecureRandom()),
        _ -> new Taken.Refused(Taken.Refusal.BROKEN, Duration.ofMinutes(1), MISSING),
        List.of(new Readiness("log", () -> Optional.of(MISSING))));
  }

  @Override
  public void close() {
    ledger.close();
  }
}
