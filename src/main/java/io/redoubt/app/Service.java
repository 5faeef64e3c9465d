package io.redoubt.app;

import io.redoubt.api.ApiServer;
import io.redoubt.api.Backing;
import io.redoubt.api.Exposure;
import io.redoubt.api.Offer;
import io.redoubt.api.admin.AuditApi;
import io.redoubt.api.admin.ModelsApi;
import io.redoubt.api.admin.SourcesApi;
import io.redoubt.api.cases.CaseDesk;
import io.redoubt.api.door.Door;
import io.redoubt.api.engine.EngineApi;
import io.redoubt.api.http.Listening;
import io.redoubt.api.measure.Gauge;
import io.redoubt.api.v1.CaseSearchApi;
import io.redoubt.api.v1.Events;
import io.redoubt.api.v1.Readiness;
import io.redoubt.api.wire.Surface;
import io.redoubt.app.log.Telling;
import io.redoubt.cli.option.Embedder;
import io.redoubt.cli.serve.Serving;
import io.redoubt.cli.serve.Serving.Judging;
import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.config.Settings;
import io.redoubt.event.port.LedgerException;
import io.redoubt.ingest.net.BadListen;
import io.redoubt.pipeline.live.Courtesy;
import io.redoubt.redact.RedactionPolicy;
import io.redoubt.store.log.LogException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Wires the service together and runs it.
final class Service implements Serving {
  private static final int MOST_TOLD = 5;
  private static final long LOOK = 50_000_000;

  private final Ending ending;
  private final boolean whole;

  /// Is all that its process does; says to this how it ends.
  Service(Ending ending) {
    this(ending, true);
  }

  private Service(Ending ending, boolean whole) {
    this.ending = ending;
    this.whole = whole;
  }

  /// One of several things in its process; ends whenever it is done.
  Service() {
    this(Ending.UNBOUNDED, false);
  }

  @Override
  public int run(Wanted wanted, Terminal terminal, BooleanSupplier stopped) {
    return serve(wanted, whole ? telling(wanted, terminal) : terminal, stopped);
  }

  private static Terminal telling(Wanted wanted, Terminal terminal) {
    Serving.Logs logs = wanted.manner().logs();
    PrintStream err = Telling.begin(terminal.err(), logs.json(), logs.level()).lines();
    return new Terminal(
        terminal.in(), terminal.out(), err, terminal.environment(), terminal.configuration());
  }

  private int serve(Wanted wanted, Terminal terminal, BooleanSupplier stopped) {
    Listening at =
        new Listening(
            wanted.host(),
            wanted.port(),
            wanted
                .encryption()
                .map(pem -> new Listening.Tls(pem.certificate(), pem.key(), pem.clients())),
            grace(wanted.manner().stopWithin()));
    ending.within(wanted.manner().stopWithin());
    StartSteps steps =
        whole
            ? StartSteps.ofProcess(Clock.systemUTC(), System::nanoTime)
            : new StartSteps(System::nanoTime);
    try (Parts parts =
        Parts.open(
            steps,
            wanted.data(),
            LogBounds.of(terminal.configuration()),
            terminal.configuration().given("wazuh.enrichment-file").map(Path::of),
            wanted.manner().judging(),
            RedactionPolicy.of(terminal.configuration().below(Settings.REDACTION_FIELDS)),
            Embedder.of(terminal.configuration(), terminal.environment()))) {
      parts.within(at.grace());
      tellDamage(parts.log().health().damage(), terminal);
      boolean keyed = parts.ledger().keys().any();
      Optional<String> refusal = Exposure.refusal(at, keyed, wanted.insecure());
      if (refusal.isPresent()) {
        terminal.err().println("redoubt: " + refusal.get());
        return Exit.USAGE;
      }
      steps.done("keys");
      return listen(wanted, at, parts, steps, terminal, stopped);
    } catch (BadListen wrong) {
      terminal.err().println("redoubt: " + wrong.getMessage());
      return Exit.USAGE;
    } catch (ReferenceWire.Unusable wrong) {
      wrong.problems().forEach(problem -> terminal.err().println("redoubt: " + problem));
      return Exit.USAGE;
    } catch (Tracing.Unusable wrong) {
      terminal.err().println("redoubt: " + wrong.getMessage());
      return Exit.USAGE;
    } catch (Notifications.Unusable wrong) {
      wrong.problems().forEach(problem -> terminal.err().println("redoubt: " + problem));
      return Exit.USAGE;
    } catch (LedgerException | LogException broken) {
      terminal.err().println("redoubt: " + broken.getMessage());
      return Exit.USAGE;
    }
  }

  /* Two fifths. Multiplying a Duration would set up decimal numbers, a thirtieth of a start. */
  private static Duration grace(Duration whole) {
    return Duration.ofMillis(whole.toMillis() * 2 / 5);
  }

  private static void tellDamage(List<String> damage, Terminal terminal) {
    damage.stream()
        .limit(MOST_TOLD)
        .forEach(line -> terminal.err().println("redoubt: log: " + line));
    if (damage.size() > MOST_TOLD) {
      terminal.err().println("redoubt: log: and " + (damage.size() - MOST_TOLD) + " more");
    }
  }

  private int listen(
      Wanted wanted,
      Listening at,
      Parts parts,
      StartSteps steps,
      Terminal terminal,
      BooleanSupplier stopped) {
    try (Tracing tracing = Tracing.open(terminal.configuration());
        ReferenceWire reference = ReferenceWire.open(terminal, parts, wanted.manner());
        Sources sources =
            Sources.open(wanted, terminal.configuration(), parts.intake(), parts.log());
        CaseUpkeep _ = CaseUpkeep.begin(parts, terminal.configuration(), Clock.systemUTC());
        Notifications told = Notifications.start(terminal.configuration(), parts.ledger());
        ApiServer server =
            ApiServer.start(
                at, backing(wanted, parts, reference, sources, told, tracing), offer(wanted));
        ReferenceWire.Ports ports = reference.listen(at)) {
      parts.tracedBy(tracing.tracer());
      Notifications.jobs(terminal.configuration())
          .ifPresent(hook -> parts.admin().work().desk().tellsBy(hook));
      wanted
          .reviews()
          .ifPresent(
              reviews -> {
                reviews.recordedIn(parts.audit());
                reviews.tracedBy(tracing.tracer());
                reviews.tells(line -> terminal.err().println("redoubt: " + line));
                parts.engine().reviewedBy(reviews);
              });
      sources.places().forEach(place -> terminal.err().println("redoubt: listens at " + place));
      terminal.err().println("redoubt: ready on " + address(at, server.port()));
      steps.done("listeners");
      terminal.err().println("redoubt: " + steps.told(StartSteps.processor()));
      parts.understand();
      if (whole) {
        Courtesy.compilersGiveWay();
        Carriers.watch(Carriers.Pace.STANDARD);
      }
      while (!stopped.getAsBoolean()) {
        LockSupport.parkNanos(LOOK);
      }
      terminal.err().println("redoubt: stopping");
      Stopping.takeNothingMore(server, ports, sources);
      ending.orderly();
      return Exit.OK;
    } catch (UncheckedIOException taken) {
      terminal
          .err()
          .println(
              "redoubt: cannot listen on "
                  + address(at, at.port())
                  + ": the port is taken or the address is not of this machine; choose with --port"
                  + " and --host.");
      return Exit.USAGE;
    }
  }

  private static Offer offer(Wanted wanted) {
    return switch (wanted.manner().role()) {
      case all -> Offer.ALL;
      case engine -> Offer.ENGINE;
      case soc -> Offer.SOC;
    };
  }

  private static List<Surface> more(
      Wanted wanted, Parts parts, ReferenceWire reference, Sources sources) {
    List<Surface> more = new ArrayList<>(reference.shared());
    more.add(Questions.surface(parts, wanted.reviews()));
    CaseSearchApi found = new CaseSearchApi(parts.insight().cases(), Clock.systemUTC());
    more.add(Surface.plain("case-search", found.operations()));
    EngineApi engine = new EngineApi(wanted.manner().models().model(), System::nanoTime);
    more.add(Surface.plain("engine", engine.operations()));
    ModelsApi models =
        new ModelsApi(
            wanted.manner().models().all(), new AuditApi(parts.audit(), Clock.systemUTC()));
    more.add(Surface.plain("models", models.operations()));
    SourcesApi senders = new SourcesApi(parts.intake(), sources::tallies, Clock.systemUTC());
    more.add(Surface.plain("sources", senders.operations()));
    return more;
  }

  private static List<Gauge> gauges(Parts parts, Sources sources, Notifications told) {
    List<Gauge> gauges = new ArrayList<>(new Gauges(parts, Clock.systemUTC()).all());
    gauges.addAll(sources.gauges());
    gauges.addAll(told.gauges());
    gauges.addAll(parts.insight().gauges());
    return gauges;
  }

  private static Backing backing(
      Wanted wanted,
      Parts parts,
      ReferenceWire reference,
      Sources sources,
      Notifications told,
      Tracing tracing) {
    List<Gauge> gauges = gauges(parts, sources, told);
    gauges.addAll(tracing.gauges());
    wanted.reviews().map(ModelGauges::of).ifPresent(gauges::addAll);
    List<Readiness> readiness = new ArrayList<>(parts.readiness());
    readiness.add(told.readiness());
    wanted.reviews().ifPresent(all -> readiness.add(Readiness.dispensable("model", all::missed)));
    return new Backing(
        parts.intake(),
        new Backing.Stores(
            parts.ledger().keys(),
            parts.ledger().cases(),
            parts.ledger().changes(),
            Optional.of(events(parts)),
            Optional.of(parts.admin()),
            Optional.of(desk(parts))),
        readiness,
        gauges,
        more(wanted, parts, reference, sources),
        limits(wanted.manner().judging()),
        tracing.tracer());
  }

  private static Door.Limits limits(Judging judging) {
    return new Door.Limits(judging.records(), judging.others());
  }

  private static CaseDesk desk(Parts parts) {
    return new CaseDesk(
        parts.ledger().suppressions(),
        parts.ledger().feedback(),
        parts.audit(),
        parts.engine().triage());
  }

  private static Events events(Parts parts) {
    return new Events(
        parts.log(),
        parts.index(),
        new PatientFinder(parts.finder()),
        parts.engine().eventReader(),
        Optional.of(parts.meaning()),
        parts.engine()::outliers,
        parts.engine()::position);
  }

  private static String address(Listening at, int port) {
    return (at.tls().isPresent() ? "https://" : "http://") + at.host() + ':' + port;
  }
}
