package io.redoubt.ingest.net;

import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.Intake;
import io.redoubt.event.port.Taken;
import java.time.Duration;
import java.util.List;

/// Gives records to the intake until they are taken, however long that needs, or until the service
/// stops. Who waits here reads no further: that is the back-pressure. Thread-safe.
final class Handover {
  private static final Duration SHORTEST = Duration.ofMillis(5);
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final Protocol protocol;
  private final Intake intake;
  private final Counts counts;
  private final Pause pause;
  private volatile boolean over;

  Handover(Protocol protocol, Intake intake, Counts counts, Pause pause) {
    this.protocol = protocol;
    this.intake = intake;
    this.counts = counts;
    this.pause = pause;
  }

  /// From now on what is refused is not offered again.
  void end() {
    over = true;
  }

  /// Whether the senders speak syslog.
  boolean ofSyslog() {
    return protocol.declared().isEmpty();
  }

  /// Whether they were taken.
  boolean give(String sender, List<byte[]> records) {
    Delivery delivery =
        new Delivery(protocol.channel(), sender, protocol.declared(), records, "", List.of());
    while (true) {
      switch (intake.take(delivery)) {
        case Taken.Committed _ -> {
          counts.accepted(records.size());
          return true;
        }
        case Taken.Refused refused -> {
          if (!worthAnotherTry(refused)) {
            counts.refused(records.size());
            return false;
          }
        }
      }
    }
  }

  private boolean worthAnotherTry(Taken.Refused refused) {
    if (over || refused.reason() == Taken.Refusal.CLOSING) {
      return false;
    }
    Duration wait = refused.retryAfter();
    Duration bounded =
        wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    try {
      pause.await(bounded);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
