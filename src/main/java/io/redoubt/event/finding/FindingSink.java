package io.redoubt.event.finding;

/// Takes what a detector finds. Called by the worker that owns the detector's matcher.
public interface FindingSink {
  /// A rule fired. The finding shares its batch's bytes.
  void finding(Finding finding);

  /// An event counts in a correlation.
  void hit(CorrelationHit hit);
}
