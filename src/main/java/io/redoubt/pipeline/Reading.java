package io.redoubt.pipeline;

import io.redoubt.event.analysis.InputReport;
import io.redoubt.event.analysis.TimeRange;
import java.util.List;

/// What a run has read.
///
/// @param inputs in reading order, skipped ones included
/// @param events records of all inputs
/// @param time when they happened
/// @param interrupted whether it was stopped before the end
public record Reading(List<InputReport> inputs, long events, TimeRange time, boolean interrupted) {
  /// Copies the list.
  public Reading {
    inputs = List.copyOf(inputs);
  }

  /// Whether something could not be read to its end (exit code 3).
  public boolean partial() {
    return inputs.stream().anyMatch(InputReport::partial);
  }
}
