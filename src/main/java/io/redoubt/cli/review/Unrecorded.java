package io.redoubt.cli.review;

import io.redoubt.triage.review.ReviewLog;
import io.redoubt.triage.review.ReviewRecord;

/// A log that cannot be opened: nothing may be sent or shown.
///
/// @param failure why, with the remedy
record Unrecorded(String failure) implements ReviewLog {
  @Override
  public long asking(Sending sending) {
    return FAILED;
  }

  @Override
  public long answered(Answered answered) {
    return FAILED;
  }

  @Override
  public long record(ReviewRecord review) {
    return FAILED;
  }
}
