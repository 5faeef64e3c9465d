package io.redoubt.pipeline;

import io.redoubt.correlate.AlertHomes;
import io.redoubt.event.finding.Finding;

/// Takes the findings of a run as they come, and in the end which alert each became part of. Called
/// by one thread.
@FunctionalInterface
public interface FindingLog {
  /// Takes a finding; whoever keeps it must copy it, for its events belong to a batch.
  void accept(Finding finding);

  /// All findings were taken and grouped.
  default void settled(AlertHomes homes) {}
}
