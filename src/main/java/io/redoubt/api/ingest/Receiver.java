package io.redoubt.api.ingest;

import io.redoubt.api.measure.Meters;
import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.Intake;
import io.redoubt.event.port.Taken;
import io.redoubt.ingest.AuditRecords;
import io.redoubt.parse.wrap.ShippedParser;
import java.time.Duration;
import java.util.List;

/// Hands deliveries to the intake and counts what became of their records. Thread-safe.
public final class Receiver {
  private final Intake intake;
  private final Meters meters;
  private final AuditRecords audit = new AuditRecords(ShippedParser::wraps);

  /// What was received, and where its records are now: lines of one audit event become one record.
  ///
  /// @param taken what became of the records that were committed
  /// @param of for each record that was sent the index of the one that was committed
  public record Received(Taken taken, int[] of) {
    /// The first record that was sent of one that was committed.
    int sent(int committed) {
      int at = committed;
      while (of[at] < committed) {
        at++;
      }
      return at;
    }

    /// How many were sent that are part of the record of another.
    int joined() {
      return taken instanceof Taken.Committed done ? of.length - done.records() : 0;
    }
  }

  /// @param intake where records enter
  /// @param meters where they are counted
  public Receiver(Intake intake, Meters meters) {
    this.intake = intake;
    this.meters = meters;
  }

  /// Takes a delivery; of no records: nothing is asked, nothing is kept. Lines of one audit event
  /// become one record.
  public Taken take(Delivery delivery) {
    return receive(delivery).taken();
  }

  /// The same, and tells which records were joined.
  public Received receive(Delivery sent) {
    AuditRecords.Joined joined = audit.join(sent.records());
    int more = joined.of().length - joined.records().size();
    Taken taken = counted(more == 0 ? sent : sent.with(joined.records()), more);
    return new Received(taken, joined.of());
  }

  private Taken counted(Delivery delivery, int joined) {
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
        if (joined > 0) {
          meters.records(delivery.channel(), "joined", joined);
        }
      }
      case Taken.Refused _ -> meters.records(delivery.channel(), "refused", sent + joined);
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
