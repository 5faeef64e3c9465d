package io.redoubt.app;

import io.redoubt.api.v1.Readiness;
import io.redoubt.audit.SharedLog;
import io.redoubt.detect.Detector;
import io.redoubt.detect.sigma.RuleLoader;
import io.redoubt.event.port.AlertSink;
import io.redoubt.event.port.EventLog;
import io.redoubt.event.port.Ledger;
import io.redoubt.guard.InstructionDetector;
import io.redoubt.notify.wazuh.EnrichmentFile;
import io.redoubt.parse.Formats;
import io.redoubt.pipeline.Stages;
import io.redoubt.pipeline.live.Follower;
import io.redoubt.pipeline.live.LiveEngine;
import io.redoubt.pipeline.live.LiveIntake;
import io.redoubt.pipeline.live.Memory;
import io.redoubt.store.DataDirectory;
import io.redoubt.store.index.LuceneIndex;
import io.redoubt.store.index.Upkeep;
import io.redoubt.store.log.LogSettings;
import io.redoubt.store.log.SegmentLog;
import io.redoubt.taxonomy.attack.Attack;
import io.redoubt.taxonomy.sigma.SigmaTaxonomy;
import io.redoubt.triage.Triage;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The parts of the service, open and running: the log, the ledger, the index, and the pipeline
/// between them.
final class Parts implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final Ledger ledger;
  private final SegmentLog log;
  private final LuceneIndex index;
  private final Upkeep upkeep;
  private final LiveEngine engine;
  private final Follower indexing;
  private final AlertFiling filing;
  private final Detector detector;
  private final SharedLog audit;
  private volatile Duration patience = PATIENCE;

  private Parts(
      Ledger ledger,
      SegmentLog log,
      LuceneIndex index,
      LiveEngine engine,
      AlertFiling filing,
      Detector detector,
      SharedLog audit) {
    this.ledger = ledger;
    this.log = log;
    this.index = index;
    this.engine = engine;
    this.filing = filing;
    this.detector = detector;
    this.audit = audit;
    this.upkeep = new Upkeep(index, log::first, Upkeep.EVERY);
    engine.start();
    this.indexing = engine.feed("index", index);
  }

  /// Opens everything, without a Wazuh manager.
  static Parts open(DataDirectory data, LogSettings bounds) {
    return open(data, bounds, Optional.empty());
  }

  /// Opens everything and sets it going.
  ///
  /// @param wazuh the file of a Wazuh manager that is told of its alerts, or empty
  /// @throws io.redoubt.event.port.LedgerException when the ledger cannot be opened
  /// @throws io.redoubt.store.log.LogException when the log cannot be opened
  static Parts open(DataDirectory data, LogSettings bounds, Optional<Path> wazuh) {
    CompletableFuture<Detector> compiling = CompletableFuture.supplyAsync(Parts::rules);
    Clock clock = Clock.systemUTC();
    SecureRandom random = new SecureRandom();
    Ledger ledger = data.openLedger(clock, random);
    SegmentLog log = data.openLog(bounds, clock, random);
    LuceneIndex index = new LuceneIndex(data.index(), clock);
    log.givenOut(Math.max(index.next(), Memory.next(ledger.snapshots())));
    AlertFiling filing = new AlertFiling(ledger);
    Detector detector = compiling.join();
    LiveEngine engine =
        new LiveEngine(
            log,
            new LiveEngine.Reading(
                Formats.standard(),
                Stages.load(),
                null,
                Runtime.getRuntime().availableProcessors()),
            new LiveEngine.Judging(
                detector, new Triage(Attack.load()), sink(filing, log, wazuh), ledger.snapshots()),
            LiveIntake.Limits.STANDARD,
            System::nanoTime);
    SharedLog audit = new SharedLog(data.audit(), clock, random);
    return new Parts(ledger, log, index, engine, filing, detector, audit);
  }

  private static AlertSink sink(AlertFiling filing, EventLog log, Optional<Path> wazuh) {
    return wazuh.isEmpty()
        ? filing
        : new WazuhWriteBack(filing, log, new EnrichmentFile(wazuh.get(), Clock.systemUTC()));
  }

  private static Detector rules() {
    return new Detector(
        new RuleLoader(SigmaTaxonomy.standard()).core().load(),
        Optional.of(new InstructionDetector()));
  }

  Ledger ledger() {
    return ledger;
  }

  SegmentLog log() {
    return log;
  }

  LuceneIndex index() {
    return index;
  }

  LiveEngine engine() {
    return engine;
  }

  Follower indexing() {
    return indexing;
  }

  Detector detector() {
    return detector;
  }

  SharedLog audit() {
    return audit;
  }

  /// How long closing waits for what is on its way; eight seconds unless told.
  void within(Duration longest) {
    patience = longest;
  }

  /// What must work.
  List<Readiness> readiness() {
    return List.of(
        new Readiness("log", () -> trouble(log.trouble())),
        new Readiness("ledger", () -> trouble(filing.trouble())),
        new Readiness("index", () -> trouble(upkeep.trouble())));
  }

  private static Optional<String> trouble(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /* What has been taken is answered, what was found is told, then the stores close. */
  @Override
  public void close() {
    try {
      engine.stop(patience);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
    engine.close();
    upkeep.close();
    index.close();
    log.close();
    audit.close();
    ledger.close();
  }
}
