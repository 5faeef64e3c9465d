package io.redoubt.app;

import io.redoubt.api.measure.Gauge;
import io.redoubt.cli.serve.Serving.Wanted;
import io.redoubt.config.Configuration;
import io.redoubt.config.Shape;
import io.redoubt.event.port.EventLog;
import io.redoubt.event.port.Intake;
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
import java.util.List;
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
    Duration grace = wanted.manner().stopWithin().multipliedBy(2).dividedBy(5);
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
    List<Tally> tallies = listeners.tallies();
    for (int i = 0; i < tallies.size(); i++) {
      listener(i, tallies.get(i), gauges);
    }
    tail.ifPresent(files -> followed(files, gauges));
    return gauges;
  }

  private void listener(int index, Tally tally, List<Gauge> gauges) {
    String stem = "redoubt_listen_" + tally.endpoint().protocol().channel().replace('-', '_') + "_";
    add(gauges, index, stem + "received", "Records received.", Tally::received);
    add(gauges, index, stem + "accepted", "Records committed.", Tally::accepted);
    add(gauges, index, stem + "refused", "Records given up while stopping.", Tally::refused);
    add(gauges, index, stem + "dropped", "Datagrams without room.", Tally::dropped);
    add(gauges, index, stem + "kernel_dropped", "Dropped by the kernel.", Tally::kernelDropped);
    add(gauges, index, stem + "connections", "Connections open.", Tally::connections);
    add(gauges, index, stem + "turned_away", "Connections not let in.", Tally::turnedAway);
  }

  private void add(
      List<Gauge> gauges, int index, String name, String help, ToLongFunction<Tally> figure) {
    if (gauges.stream().noneMatch(gauge -> gauge.name().equals(name))) {
      gauges.add(new Gauge(name, help, () -> figure.applyAsLong(listeners.tallies().get(index))));
    }
  }

  private static void followed(TailThread files, List<Gauge> gauges) {
    add(gauges, files, "files", "Files followed.", TailTally::files);
    add(gauges, files, "behind_bytes", "Bytes not read yet.", TailTally::behind);
    add(gauges, files, "records", "Lines committed.", TailTally::records);
    add(gauges, files, "truncated", "Files that became shorter.", TailTally::truncated);
    add(gauges, files, "unsalvaged", "Of these, without a copy.", TailTally::unsalvaged);
    add(gauges, files, "skipped", "Packed files not read.", TailTally::skipped);
    add(gauges, files, "troubles", "Failures to read.", TailTally::troubles);
  }

  private static void add(
      List<Gauge> gauges,
      TailThread files,
      String name,
      String help,
      ToLongFunction<TailTally> figure) {
    gauges.add(new Gauge("redoubt_tail_" + name, help, () -> figure.applyAsLong(files.tally())));
  }

  /* Before the pipeline: what has been received is still committed. */
  @Override
  public void close() {
    tail.ifPresent(files -> files.close(grace.dividedBy(2)));
    listeners.close(grace.dividedBy(2));
  }
}
