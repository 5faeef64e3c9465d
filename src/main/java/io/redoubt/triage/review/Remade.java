package io.redoubt.triage.review;

import io.redoubt.event.finding.Verdict;
import java.util.Map;
import java.util.Optional;

/// A recorded review made again.
///
/// @param prompts by the index of their entry in the audit log, as they are recorded
/// @param verdict without its place in the log; empty when an answer is not there any more
public record Remade(Map<Long, String> prompts, Optional<Verdict> verdict) {
  /// Copies the map.
  public Remade {
    prompts = Map.copyOf(prompts);
  }
}
