package io.redoubt.app;

import io.redoubt.api.admin.AdminParts;
import io.redoubt.api.admin.RuleParts;
import io.redoubt.api.jobs.JobDesk;
import io.redoubt.api.v1.Readiness;
import io.redoubt.audit.SharedLog;
import io.redoubt.cli.serve.Serving.Judging;
import io.redoubt.detect.book.RuleBook;
import io.redoubt.event.port.AlertSink;
import io.redoubt.event.port.EventLog;
import io.redoubt.event.port.Ledger;
import io.redoubt.event.trace.Tracer;
import io.redoubt.llm.EmbeddingModel;
import io.redoubt.llm.vectors.Embedders;
import io.redoubt.notify.wazuh.EnrichmentFile;
import io.redoubt.parse.Formats;
import io.redoubt.pipeline.Stages;
import io.redoubt.pipeline.live.Courtesy;
import io.redoubt.pipeline.live.Follower;
import io.redoubt.pipeline.live.LiveEngine;
import io.redoubt.pipeline.live.LiveIntake;
import io.redoubt.pipeline.live.Memory;
import io.redoubt.pipeline.live.SourceTally;
import io.redoubt.redact.RedactionPolicy;
import io.redoubt.search.semantic.SemanticSearch;
import io.redoubt.search.tail.Kinds;
import io.redoubt.search.tail.Signatures;
import io.redoubt.search.tail.Signing;
import io.redoubt.search.tail.TailedFinder;
import io.redoubt.store.DataDirectory;
import io.redoubt.store.index.LuceneIndex;
import io.redoubt.store.index.Upkeep;
import io.redoubt.store.jobs.JobFiles;
import io.redoubt.store.log.LogSettings;
import io.redoubt.store.log.SegmentLog;
import io.redoubt.taxonomy.attack.Attack;
import io.redoubt.triage.Triage;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// The parts of the service, open and running: the log, the ledger, the index, and the pipeline
/// between them.
final class Parts implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("io.redoubt.index");
  private static final String REBUILT =
      "The index was written by another version of Redoubt and is built again from the log;"
          + " until that is done, answers say how many records are missing.";

  private static final Duration SETTLED = Duration.ofSeconds(3);
  private static final long LOOK = 5_000_000;
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final Ledger ledger;
  private final SegmentLog log;
  private final LuceneIndex index;
  private final Upkeep upkeep;
  private final LiveEngine engine;
  private final TracedIntake traced;
  private final SourceTally sources;
  private final Follower indexing;
  private final AlertFiling filing;
  private final AdminParts admin;
  private final Insight insight;
  private final TailedFinder finder;
  private volatile Duration patience = PATIENCE;

  private Parts(
      Ledger ledger,
      SegmentLog log,
      LuceneIndex index,
      LiveEngine engine,
      AlertFiling filing,
      AdminParts admin,
      Insight insight) {
    this.insight = insight;
    this.ledger = ledger;
    this.log = log;
    this.index = index;
    this.engine = engine;
    this.traced = new TracedIntake(engine.intake());
    this.sources = new SourceTally(traced, Clock.systemUTC());
    this.filing = filing;
    this.admin = admin;
    admin.rules().book().onChange(engine::ruledBy);
    engine.lettersTo(ledger.letters(), Clock.systemUTC());
    filing.undeliverableTo(why -> engine.deadLetters().undeliverable("file", why));
    this.upkeep = new Upkeep(index, log::first, Upkeep.EVERY, Courtesy.threads("index-upkeep"));
    Signatures signatures = new Signatures();
    Kinds kinds = new Kinds(insight.templates());
    this.finder = new TailedFinder(index, log, engine.eventReader(), signatures, kinds);
    engine.start();
    this.indexing = engine.feed("index", index);
    engine.watchedBy(new Signing(signatures, kinds, indexing::position, log::next));
  }

  /// Opens everything with the rules of Redoubt, without a Wazuh manager.
  static Parts open(DataDirectory data, LogSettings bounds) {
    return open(data, bounds, Optional.empty());
  }

  /// Opens everything with the rules of Redoubt.
  static Parts open(DataDirectory data, LogSettings bounds, Optional<Path> wazuh) {
    return open(
        new StartSteps(System::nanoTime),
        data,
        bounds,
        wazuh,
        Judging.STANDARD,
        RedactionPolicy.standard(),
        Embedders.shipped());
  }

  /// Opens everything and sets it going.
  ///
  /// @param steps is told what is done
  /// @param wazuh the file of a Wazuh manager that is told of its alerts, or empty
  /// @param judging by which rules, in which zone
  /// @param policy what is taken out of what is embedded
  /// @param embedder what searches by meaning are made with; closed with the parts
  /// @throws io.redoubt.event.port.LedgerException when the ledger cannot be opened
  /// @throws io.redoubt.store.log.LogException when the log cannot be opened
  static Parts open(
      StartSteps steps,
      DataDirectory data,
      LogSettings bounds,
      Optional<Path> wazuh,
      Judging judging,
      RedactionPolicy policy,
      EmbeddingModel embedder) {
    CompletableFuture<RuleBook> compiling =
        CompletableFuture.supplyAsync(() -> new RuleBook(judging.rules(), data.rules()));
    Clock clock = Clock.systemUTC();
    SecureRandom random = new SecureRandom();
    Ledger ledger = data.openLedger(clock, random);
    steps.done("ledger");
    SegmentLog log = data.openLog(bounds, clock, random);
    steps.done("log");
    Insight insight = new Insight(data, policy, ledger.cases(), embedder);
    LuceneIndex index = new LuceneIndex(data.index(), clock, insight::template);
    index.expects(log.first(), log.next());
    if (index.outdated()) {
      LOG.log(System.Logger.Level.INFO, REBUILT);
    }
    log.givenOut(Math.max(index.cutOff(log.next()), Memory.next(ledger.snapshots())));
    AlertFiling filing = new AlertFiling(ledger);
    steps.done("index");
    RuleBook rules = compiling.join();
    steps.done("rules");
    LiveEngine engine =
        new LiveEngine(
            log,
            new LiveEngine.Reading(
                Formats.standard(),
                Stages.load(),
                judging.zone().orElse(null),
                Runtime.getRuntime().availableProcessors()),
            new LiveEngine.Judging(
                rules.detector(),
                new Triage(Attack.load(), judging.expected(), insight.raw()),
                sink(filing, log, wazuh, data),
                ledger.snapshots()),
            LiveIntake.Limits.STANDARD,
            System::nanoTime);
    steps.done("detection");
    SharedLog audit = new SharedLog(data.audit(), clock, random);
    AdminParts admin =
        new AdminParts(
            audit,
            new RuleParts(rules, engine.tally(), ledger.cases(), engine.eventReader()),
            work(ledger, data, new AnalysisWork(rules, judging.zone(), judging.expected())),
            new AdminParts.Letters(ledger.letters(), engine::again),
            ledger.outbox());
    Parts parts = new Parts(ledger, log, index, engine, filing, admin, insight);
    steps.done("audit");
    return parts;
  }

  private static AdminParts.Work work(Ledger ledger, DataDirectory data, AnalysisWork work) {
    JobFiles files = new JobFiles(data.jobs());
    JobDesk desk = new JobDesk(ledger.jobs(), files, work, Clock.systemUTC());
    return new AdminParts.Work(desk, ledger.jobs());
  }

  private static AlertSink sink(
      AlertFiling filing, EventLog log, Optional<Path> wazuh, DataDirectory data) {
    return wazuh.isEmpty()
        ? filing
        : new WazuhWriteBack(
            filing,
            log,
            new EnrichmentFile(wazuh.get(), Clock.systemUTC()),
            new AnsweredUpTo(data.wazuhAnswered(), log.next()));
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

  /// Finds whatever was acknowledged, indexed or not.
  TailedFinder finder() {
    return finder;
  }

  LiveEngine engine() {
    return engine;
  }

  /// Where records enter; knows who sent what.
  SourceTally intake() {
    return sources;
  }

  Follower indexing() {
    return indexing;
  }

  RuleBook rules() {
    return admin.rules().book();
  }

  /// What those who run the service look after.
  AdminParts admin() {
    return admin;
  }

  /// Finds events by their meaning, from the first question on.
  SemanticSearch meaning() {
    return insight.search(finder, finder.templates(index), log, engine.eventReader());
  }

  /// Begins to embed what came in and comes in; does so once.
  void understand() {
    insight.begin(index, log, engine.eventReader());
  }

  /// Waits at most three seconds until everything below this number can be found by its meaning;
  /// whether it can.
  boolean settled(long upTo) {
    understand();
    long end = System.nanoTime() + SETTLED.toNanos();
    while (indexing.position() < upTo && System.nanoTime() - end < 0) {
      LockSupport.parkNanos(LOOK);
    }
    index.refresh();
    boolean indexed = indexing.position() >= upTo;
    return insight.awaits(Math.max(1, (end - System.nanoTime()) / 1_000_000)) && indexed;
  }

  Insight insight() {
    return insight;
  }

  SharedLog audit() {
    return admin.audit();
  }

  /// Tells this one how long things take.
  void tracedBy(Tracer tracer) {
    traced.tracedBy(tracer);
    engine.tracedBy(tracer);
  }

  /// How long closing waits for what is on its way; eight seconds unless told.
  void within(Duration longest) {
    patience = longest;
  }

  /// What must work.
  List<Readiness> readiness() {
    return List.of(
        new Readiness("log", () -> trouble(log.trouble())),
        new Readiness("ledger", () -> trouble(filing.trouble(), ledger.trouble())),
        new Readiness("detection", () -> trouble(engine.trouble()), engine::lag),
        new Readiness(
            "index",
            () -> trouble(index.trouble(), upkeep.trouble(), indexing.trouble()),
            indexing::lag));
  }

  private static Optional<String> trouble(String... texts) {
    return Stream.of(texts).filter(text -> !text.isEmpty()).findFirst();
  }

  /* What has been taken is answered, what was found is told, then the stores close. */
  @Override
  public void close() {
    admin.work().desk().close();
    try {
      engine.stop(patience);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
    engine.close();
    insight.close();
    upkeep.close();
    index.close();
    log.close();
    admin.audit().close();
    ledger.close();
  }
}
