package io.redoubt.triage.prompt;

import java.util.List;

/// A question, or why none may be put.
public sealed interface Asked {
  /// It may be put.
  record Ready(Question question) implements Asked {}

  /// It may not: redaction could not clean everything, or nothing is left to ask about.
  ///
  /// @param reason `redaction_refused` or `no_room`
  /// @param details for people, without any of the text
  record Refused(String reason, List<String> details) implements Asked {
    /// Copies the list.
    public Refused {
      details = List.copyOf(details);
    }
  }
}
