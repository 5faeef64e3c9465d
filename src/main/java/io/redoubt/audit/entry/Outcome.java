package io.redoubt.audit.entry;

import java.util.Map;

/// What was decided, and how it came about.
///
/// @param engine `deterministic`, `model` or `merged`
/// @param verdict `true_positive`, `benign_positive` …
/// @param severity final severity
/// @param fallbackReason why a wanted model verdict is absent; empty when it is not
/// @param basis the other entries it rests on
/// @param timings milliseconds and token counts, such as `total_ms`, `prompt_tokens`
public record Outcome(
    String engine,
    String verdict,
    String severity,
    String fallbackReason,
    Basis basis,
    Map<String, Long> timings) {
  /// Copies the map.
  public Outcome {
    timings = Names.sorted(timings);
  }
}
