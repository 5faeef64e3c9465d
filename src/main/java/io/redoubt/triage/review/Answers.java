package io.redoubt.triage.review;

import java.util.Optional;

/// The recorded answers that a replay reads in place of asking.
public interface Answers {
  /// The answer of this entry of the audit log; empty when it is not there any more.
  Optional<String> answer(long entry);

  /// The answer that was taken from another review, as it was recorded with the verdict; empty
  /// when there was none, or it is not there any more.
  Optional<String> reused();
}
