package io.redoubt.app;

import io.redoubt.audit.CaseTrail;
import io.redoubt.config.Configuration;
import io.redoubt.event.port.Cases;
import io.redoubt.event.port.LedgerException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Looks after the cases of the ledger on a thread of its own: what was decided, with whichever
/// program, is brought to the audit log every few seconds, which is made when there is none; closed
/// cases that are old enough are forgotten every ten minutes. What fails is tried again.
final class CaseUpkeep implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("io.redoubt.cases");
  private static final Duration BEAT = Duration.ofSeconds(3);
  private static final int BEATS_OF_RETENTION = 200;

  /* Not the first, when the service still starts. */
  private static final int OPENING = 1;

  private final Cases cases;
  private final CaseTrail trail;
  private final Optional<Duration> keep;
  private final InstantSource clock;
  private final CountDownLatch end = new CountDownLatch(1);
  private final Thread thread;
  private String told = "";

  private CaseUpkeep(Cases cases, CaseTrail trail, Optional<Duration> keep, InstantSource clock) {
    this.cases = cases;
    this.trail = trail;
    this.keep = keep;
    this.clock = clock;
    this.thread = Thread.ofPlatform().daemon().name("case-upkeep").start(this::run);
  }

  /// Begins, with the retention that is configured.
  static CaseUpkeep begin(Parts parts, Configuration configuration, InstantSource clock) {
    Cases cases = parts.ledger().cases();
    return new CaseUpkeep(cases, new CaseTrail(cases, parts.audit()), age(configuration), clock);
  }

  /// How long closed cases are kept; empty: for ever.
  static Optional<Duration> age(Configuration configuration) {
    return configuration.given("retention.alerts-days").map(Long::parseLong).map(Duration::ofDays);
  }

  private void run() {
    try {
      int beat = 0;
      do {
        tell(beat == OPENING ? trail.open() : trail.write());
        if (beat % BEATS_OF_RETENTION == 0) {
          forget();
        }
        beat++;
      } while (!end.await(BEAT.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private void forget() {
    if (keep.isEmpty()) {
      return;
    }
    try {
      int gone = cases.forget(clock.millis() - keep.get().toMillis());
      if (gone > 0) {
        LOG.log(System.Logger.Level.INFO, "forgot " + gone + " closed alerts and incidents");
      }
    } catch (LedgerException later) {
      tell(String.valueOf(later.getMessage()));
    }
  }

  /* The same trouble is told once. */
  private void tell(String trouble) {
    if (!trouble.isEmpty() && !trouble.equals(told)) {
      LOG.log(System.Logger.Level.WARNING, trouble);
    }
    told = trouble;
  }

  @Override
  public void close() {
    end.countDown();
    try {
      thread.join();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
