package io.redoubt.app;

import io.redoubt.api.v1.AskApi;
import io.redoubt.api.wire.Surface;
import io.redoubt.ask.Asking;
import io.redoubt.ask.Explainer;
import io.redoubt.ask.look.KeptArchive;
import io.redoubt.cli.review.LiveReviews;
import io.redoubt.triage.trace.Subject;
import java.time.Clock;
import java.util.Optional;

/// Puts together who answers questions in words.
final class Questions {
  private Questions() {}

  /// Over what the parts keep.
  ///
  /// @param reviews a model's part, or empty
  static Surface surface(Parts parts, Optional<LiveReviews> reviews) {
    KeptArchive archive =
        new KeptArchive(
            parts.finder(), parts.log(), parts.engine().eventReader(), parts.ledger().cases());
    Clock clock = Clock.systemUTC();
    Explainer explainer = reviews.<Explainer>map(live -> live).orElse(Subject::code);
    Asking asking = new Asking(archive, clock, System::nanoTime, explainer, parts.insight().raw());
    return Surface.plain("ask", new AskApi(asking, clock).operations());
  }
}
