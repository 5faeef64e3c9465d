package io.redoubt.triage.review;

/// What a model may change, and on what ground.
///
/// @param level of the model
/// @param score the least share, with 95 % certainty, of its calmer answers that were right when it
///     was qualified; NaN when it was not
public record Granted(Qualification level, double score) {
  /// Words only.
  public static final Granted ADVISORY = new Granted(Qualification.ADVISORY, Double.NaN);
}
