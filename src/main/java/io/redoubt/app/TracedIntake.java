package io.redoubt.app;

import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.Intake;
import io.redoubt.event.port.Taken;
import io.redoubt.event.trace.Span;
import io.redoubt.event.trace.Tracer;
import java.util.Locale;

/// The way in, with a span for each delivery.
final class TracedIntake implements Intake {
  private final Intake intake;
  private volatile Tracer tracer = Tracer.NONE;

  TracedIntake(Intake intake) {
    this.intake = intake;
  }

  void tracedBy(Tracer other) {
    tracer = other;
  }

  @Override
  public Taken take(Delivery delivery) {
    Tracer now = tracer;
    if (now.equals(Tracer.NONE)) {
      return intake.take(delivery);
    }
    try (Span span = now.begin("ingest", Tracer.Kind.INTERNAL)) {
      span.with("redoubt.channel", delivery.channel())
          .with("redoubt.records", delivery.records().size())
          .with("redoubt.bytes", delivery.bytes());
      Taken taken = intake.take(delivery);
      switch (taken) {
        case Taken.Committed committed ->
            span.with("redoubt.unparsed", committed.unparsed().size());
        case Taken.Refused(var reason, _, _) -> span.failed(reason.name().toLowerCase(Locale.ROOT));
      }
      return taken;
    }
  }
}
