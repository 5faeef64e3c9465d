package io.redoubt.triage.review;

import io.redoubt.event.finding.Provenance;
import io.redoubt.llm.ModelIdentity;
import io.redoubt.llm.Usage;
import io.redoubt.triage.trace.Purpose;

/// Where reviews are recorded for good: each question before it leaves, each answer before it is
/// looked at, each verdict before anybody sees it. Thread-safe; never throws.
@FunctionalInterface
public interface ReviewLog {
  /// Keeps nothing.
  ReviewLog NONE = _ -> ReviewLog.NOWHERE;

  /// The index of what was not kept because nothing is.
  long NOWHERE = -1;

  /// What is returned when it could not be recorded: then nothing of the model may be shown, and
  /// nothing may be sent.
  long FAILED = -2;

  /// Records a prompt that is about to leave.
  ///
  /// @return its index in the audit log, [#NOWHERE] or [#FAILED]
  default long asking(Sending sending) {
    return NOWHERE;
  }

  /// Records what came of it.
  ///
  /// @return its index in the audit log, [#NOWHERE] or [#FAILED]
  default long answered(Answered answered) {
    return NOWHERE;
  }

  /// Records a review before anybody sees it.
  ///
  /// @return its index in the audit log, [#NOWHERE] or [#FAILED]
  long record(ReviewRecord review);

  /// Why the log cannot be written, with the remedy; empty as long as it can.
  default String failure() {
    return "";
  }

  /// A prompt that is about to leave.
  ///
  /// @param subject id of the alert or incident
  /// @param purpose why it is asked
  /// @param asking who is asked, under which versions, at which tier
  /// @param prompt exactly what leaves, in UTF-8: role and text of each message, each followed by a
  ///     zero byte; not copied, so do not change it
  record Sending(String subject, Purpose purpose, Provenance asking, byte[] prompt) {}

  /// What came of a prompt.
  ///
  /// @param subject id of the alert or incident
  /// @param purpose why it was asked
  /// @param asked the index of the prompt
  /// @param result `complete`, or the reason of the failure
  /// @param identity who answered
  /// @param usage tokens and times
  /// @param thoughtHash SHA-256 of its thinking, which is not kept; empty when there was none
  /// @param response exactly what it answered; empty when nothing came
  record Answered(
      String subject,
      Purpose purpose,
      long asked,
      String result,
      ModelIdentity identity,
      Usage usage,
      String thoughtHash,
      String response) {}
}
