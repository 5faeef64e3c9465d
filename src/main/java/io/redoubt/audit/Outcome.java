package io.redoubt.audit;

import java.util.List;
import java.util.Map;

/// What was decided, and how it came about.
///
/// @param engine `deterministic`, `model` or `merged`
/// @param verdict `true_positive`, `benign_positive` …
/// @param severity final severity
/// @param fallbackReason why a wanted model verdict is absent; empty when it is not
/// @param reveals indices of the [AuditEntry.Reveal] entries this verdict rests on
/// @param timings milliseconds and token counts, such as `model_ms`, `prompt_tokens`
public record Outcome(
    String engine,
    String verdict,
    String severity,
    String fallbackReason,
    List<Long> reveals,
    Map<String, Long> timings) {
  /// Copies the lists.
  public Outcome {
    reveals = List.copyOf(reveals);
    timings = Names.sorted(timings);
  }
}
