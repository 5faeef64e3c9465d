package io.redoubt.api.ingest;

import io.redoubt.api.measure.Meters;
import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.Intake;
import io.redoubt.event.port.Taken;
import java.time.Duration;
import java.util.List;

/// Hands deliveries to the intake and counts what became of their records. Thread-safe.
public final class Receiver {
  private final Intake intake;
  private final Meters meters;

  /// @param intake where records enter
  /// @param meters where they are counted
  public Receiver(Intake intake, Meters meters) {
    this.intake = intake;
    this.meters = meters;
  }

  /// Takes a delivery; of no records: nothing is asked, nothing is kept.
  public Taken take(Delivery delivery) {
    if (delivery.records().isEmpty()) {
      return new Taken.Committed(0, 0, false, List.of());
    }
    Taken taken = intake.take(delivery);
    int sent = delivery.records().size();
    switch (taken) {
      case Taken.Committed committed -> {
        int rejected = committed.unparsed().size();
        meters.records(delivery.channel(), "accepted", sent - rejected);
        meters.records(delivery.channel(), "rejected", rejected);
      }
      case Taken.Refused _ -> meters.records(delivery.channel(), "refused", sent);
    }
    return taken;
  }

  /// The status of HTTP for a refusal: 429 when there is only too much at once, otherwise 503.
  static int status(Taken.Refusal reason) {
    return switch (reason) {
      case BUSY -> 429;
      case FULL, BROKEN, CLOSING -> 503;
    };
  }

  /// `Retry-After` in seconds, at least 1.
  static String seconds(Duration wait) {
    return Long.toString(Math.max(1, Math.ceilDiv(wait.toMillis(), 1000L)));
  }

  /// The word of a refusal for programs.
  static String code(Taken.Refusal reason) {
    return switch (reason) {
      case BUSY -> "busy";
      case FULL -> "store_full";
      case BROKEN -> "store_broken";
      case CLOSING -> "closing";
    };
  }
}
