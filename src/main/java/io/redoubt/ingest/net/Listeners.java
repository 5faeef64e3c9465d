package io.redoubt.ingest.net;

import io.redoubt.event.port.Intake;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Everything that is listened for, bound together or not at all. Thread-safe.
public final class Listeners {
  private final List<Listener> listeners;

  private Listeners(List<Listener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  /// Binds and receives.
  ///
  /// @param tls needed when one of the endpoints is `syslog-tls`
  /// @throws BadListen when an endpoint cannot be bound; then none is
  public static Listeners open(
      List<Endpoint> endpoints,
      Optional<TlsIdentity> tls,
      Intake intake,
      NetLimits limits,
      Pause pause) {
    Room streams = new Room(limits.memory() / 2);
    Room datagrams = new Room(limits.memory() / 2);
    List<Listener> opened = new ArrayList<>();
    try {
      for (Endpoint endpoint : endpoints) {
        Room room = endpoint.protocol().datagrams() ? datagrams : streams;
        Counts counts = new Counts();
        Handover handover = new Handover(endpoint.protocol(), intake, counts, pause);
        opened.add(
            open(endpoint, tls, new Connection.Shared(limits, room, counts, handover, pause)));
      }
      return new Listeners(opened);
    } catch (BadListen bad) {
      opened.forEach(listener -> listener.close(Duration.ZERO));
      throw bad;
    }
  }

  private static Listener open(
      Endpoint endpoint, Optional<TlsIdentity> tls, Connection.Shared shared) {
    try {
      return switch (endpoint.protocol()) {
        case SYSLOG_UDP -> datagrams(endpoint, new SyslogDatagrams(), shared);
        case GELF_UDP -> {
          int longest = shared.limits().record();
          yield datagrams(
              endpoint, new GelfDatagrams(longest, shared.counts(), System::nanoTime), shared);
        }
        case SYSLOG_TCP, GELF_TCP -> StreamListener.open(endpoint, null, shared);
        case SYSLOG_TLS ->
            StreamListener.open(endpoint, tls.orElseThrow(() -> withoutTls(endpoint)), shared);
      };
    } catch (IOException taken) {
      throw new BadListen("Cannot listen at %s: %s".formatted(endpoint, taken.getMessage()));
    }
  }

  private static Listener datagrams(
      Endpoint endpoint, DatagramReader reader, Connection.Shared shared) throws IOException {
    return DatagramListener.open(endpoint, reader, shared, new Lanes(shared));
  }

  private static BadListen withoutTls(Endpoint endpoint) {
    return new BadListen(
        "--listen %s needs a certificate: give its PEM files with --tls-cert and --tls-key."
            .formatted(endpoint));
  }

  /// What each received, in the order of the endpoints; the endpoints have the ports that are
  /// bound.
  public List<Tally> tallies() {
    return listeners.stream().map(Listener::tally).toList();
  }

  /// Receives nothing more and hands over what was received; what the intake does not take until
  /// the deadline is counted as refused.
  public void close(Duration deadline) {
    long end = System.nanoTime() + deadline.toNanos();
    for (Listener listener : listeners) {
      listener.close(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    }
  }
}
