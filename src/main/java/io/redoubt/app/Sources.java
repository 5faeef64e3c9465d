package io.redoubt.app;

import io.redoubt.api.measure.Gauge;
import io.redoubt.cli.serve.Serving.Wanted;
import io.redoubt.config.Configuration;
import io.redoubt.config.Shape;
import io.redoubt.event.port.EventLog;
import io.redoubt.event.port.Intake;
import io.redoubt.ingest.net.Endpoint;
import io.redoubt.ingest.net.ListenOption;
import io.redoubt.ingest.net.Listeners;
import io.redoubt.ingest.net.NetLimits;
import io.redoubt.ingest.net.Pause;
import io.redoubt.ingest.net.Tally;
import io.redoubt.ingest.net.TlsIdentity;
import io.redoubt.ingest.tail.Tail;
import io.redoubt.ingest.tail.TailPlan;
import io.redoubt.ingest.tail.TailTally;
import io.redoubt.ingest.tail.TailThread;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/// The ways in besides HTTP: listeners of the network and followed files.
final class Sources implements AutoCloseable {
  private final Listeners listeners;
  private final Optional<TailThread> tail;
  private final Duration grace;

  private Sources(Listeners listeners, Optional<TailThread> tail, Duration grace) {
    this.listeners = listeners;
    this.tail = tail;
    this.grace = grace;
  }

  /// Begins to take in.
  ///
  /// @throws io.redoubt.ingest.net.BadListen when a listener cannot be
  static Sources open(Wanted wanted, Configuration configuration, Intake intake, EventLog log) {
    Optional<TlsIdentity> tls =
        wanted.encryption().map(pem -> TlsIdentity.of(pem.certificate(), pem.key(), pem.clients()));
    Listeners listeners =
        Listeners.open(
            ListenOption.parse(String.join(",", wanted.listen()), wanted.host()),
            tls,
            intake,
            NetLimits.standard(),
            Pause.REAL);
    Duration grace = Duration.ofMillis(wanted.manner().stopWithin().toMillis() * 2 / 5);
    List<String> globs = Shape.Many.of(configuration.given("ingest.tail").orElse(""));
    if (globs.isEmpty()) {
      return new Sources(listeners, Optional.empty(), grace);
    }
    Tail tail = new Tail(TailPlan.of(globs), intake, log.positions(), Clock.systemUTC());
    return new Sources(listeners, Optional.of(TailThread.start(tail)), grace);
  }

  /// Where is listened, as people read it.
  List<String> places() {
    return listeners.tallies().stream().map(tally -> tally.endpoint().toString()).toList();
  }

  /// What the listeners received.
  List<Tally> tallies() {
    return listeners.tallies();
  }

  /// What `/metrics` says of them.
  List<Gauge> gauges() {
    List<Gauge> gauges = new ArrayList<>();
    if (!listeners.tallies().isEmpty()) {
      add(gauges, "received_total", "Records received.", Tally::received);
      add(gauges, "accepted_total", "Records committed.", Tally::accepted);
      add(gauges, "joined_total", "Lines that became part of a record.", Tally::joined);
      add(gauges, "refused_total", "Records given up while stopping.", Tally::refused);
      add(gauges, "dropped_total", "Datagrams without room.", Tally::dropped);
      add(gauges, "kernel_dropped_total", "Dropped by the kernel.", Tally::kernelDropped);
      add(gauges, "connections", "Connections open.", Tally::connections);
      add(gauges, "turned_away_total", "Connections not let in.", Tally::turnedAway);
    }
    tail.ifPresent(files -> followed(files, gauges));
    return gauges;
  }

  private void add(List<Gauge> all, String name, String help, ToLongFunction<Tally> figure) {
    all.add(
        new Gauge(
            "redoubt_listen_" + name,
            help,
            name.endsWith("_total") ? "counter" : "gauge",
            () -> byPlace(figure)));
  }

  private Map<String, Double> byPlace(ToLongFunction<Tally> figure) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (Tally tally : listeners.tallies()) {
      Endpoint at = tally.endpoint();
      String labels = "protocol=\"" + at.protocol().channel() + "\",port=\"" + at.port() + '"';
      values.merge(labels, (double) figure.applyAsLong(tally), Double::sum);
    }
    return values;
  }

  private static void followed(TailThread files, List<Gauge> gauges) {
    add(gauges, files, "files", "Files followed.", TailTally::files);
    add(gauges, files, "behind_bytes", "Bytes not read yet.", TailTally::behind);
    add(gauges, files, "records_total", "Lines committed.", TailTally::records);
    add(gauges, files, "truncated_total", "Files that became shorter.", TailTally::truncated);
    add(gauges, files, "unsalvaged_total", "Of these, without a copy.", TailTally::unsalvaged);
    add(gauges, files, "skipped_total", "Packed files not read.", TailTally::skipped);
    add(gauges, files, "troubles_total", "Failures to read.", TailTally::troubles);
  }

  private static void add(
      List<Gauge> gauges,
      TailThread files,
      String name,
      String help,
      ToLongFunction<TailTally> figure) {
    String type = name.endsWith("_total") ? "counter" : "gauge";
    gauges.add(
        new Gauge(
            "redoubt_tail_" + name,
            help,
            type,
            () -> Map.of("", (double) figure.applyAsLong(files.tally()))));
  }

  /* Before the pipeline: what has been received is still committed. */
  @Override
  public void close() {
    tail.ifPresent(files -> files.close(grace.dividedBy(2)));
    listeners.close(grace.dividedBy(2));
  }
}
