package io.redoubt.app;

import io.redoubt.api.measure.Gauge;
import io.redoubt.cli.review.LiveReviews;
import io.redoubt.llm.measure.ModelFigures;
import java.util.List;

/// What `/metrics` says of the model that looks at alerts.
final class ModelGauges {
  private static final double MILLIS = 1000;

  private ModelGauges() {}

  static List<Gauge> of(LiveReviews reviews) {
    ModelFigures model = reviews.figures();
    return List.of(
        Gauge.counters(
            "redoubt_model_requests_total",
            "Questions to the model: complete, or why there was no answer.",
            "outcome",
            model::outcomes),
        Gauge.counters(
            "redoubt_model_tokens_total",
            "Tokens of prompts and answers, as the server counts them.",
            "kind",
            model::tokens),
        Gauge.counter(
            "redoubt_model_seconds_total",
            "Time that questions took together.",
            () -> model.millis() / MILLIS),
        Gauge.counters(
            "redoubt_verdicts_total",
            "Verdicts of cases a model was asked about: merged, or the reason of the fallback.",
            "outcome",
            reviews::outcomes));
  }
}
