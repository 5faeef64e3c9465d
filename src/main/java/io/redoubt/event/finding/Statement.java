package io.redoubt.event.finding;

import java.util.List;

/// One sentence and the evidence it rests on.
///
/// @param refs ids of evidence lines, such as `E1`; not empty
/// @param text a full sentence
public record Statement(List<String> refs, String text) {
  /// Copies the refs.
  public Statement {
    refs = List.copyOf(refs);
  }
}
