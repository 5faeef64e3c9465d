package io.redoubt.triage.review;

/// Where reviews are recorded for good.
@FunctionalInterface
public interface ReviewLog {
  /// Keeps nothing.
  ReviewLog NONE = _ -> -1;

  /// What [#record] returns when it could not: then nothing of the model may be shown.
  long FAILED = -2;

  /// Records a review before anybody sees it.
  ///
  /// @return its index in the audit log, -1 when there is none, [#FAILED]
  long record(ReviewRecord review);
}
