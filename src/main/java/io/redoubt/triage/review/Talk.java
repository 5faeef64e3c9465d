package io.redoubt.triage.review;

import io.redoubt.llm.Deadline;
import io.redoubt.llm.Urgency;
import io.redoubt.redact.RedactionCase;
import io.redoubt.triage.prompt.Question;
import io.redoubt.triage.trace.Drawn;
import io.redoubt.triage.trace.Exchange;
import io.redoubt.triage.trace.Purpose;
import io.redoubt.triage.trace.Subject;
import java.util.ArrayList;
import java.util.List;

/// All that is said between one review and the model. Not thread-safe.
///
/// @param subject what it is about
/// @param deadline for all of it
/// @param exchanges so far
record Talk(Subject subject, Deadline deadline, List<Exchange> exchanges) {
  /// Nothing has been said.
  static Talk about(Subject subject, Deadline deadline) {
    return new Talk(subject, deadline, new ArrayList<>());
  }

  /// The worse it is, the sooner words are wanted.
  Urgency urgency() {
    return switch (subject.code().severity()) {
      case CRITICAL -> Urgency.HIGHEST;
      case HIGH -> Urgency.HIGH;
      case MEDIUM -> Urgency.MIDDLE;
      case LOW -> Urgency.LOW;
      case INFORMATIONAL -> Urgency.LOWEST;
    };
  }

  /// A question that is put.
  ///
  /// @param posed what is asked
  /// @param purpose why
  /// @param drawn what decided its bytes
  /// @param redaction the case its stand-ins belong to
  /// @param sample which sample it is, and of how many
  record Put(Posed posed, Purpose purpose, Drawn drawn, RedactionCase redaction, Sample sample) {
    /// A question in its usual order and without chance.
    Put(Posed posed, Purpose purpose, Drawn drawn, RedactionCase redaction) {
      this(posed, purpose, drawn, redaction, Sample.NONE);
    }

    Question question() {
      return posed.question();
    }
  }
}
