package io.redoubt.triage.prompt;

import io.redoubt.llm.Prompt;
import java.util.ArrayList;
import java.util.List;

/// What is asked, and what the answer is held against.
///
/// @param prompt the messages
/// @param lines the evidence lines that are in the prompt
/// @param candidates technique ids that the answer may name
/// @param head the word that the answer must begin with
/// @param nonce the word that it must end with
/// @param canary the word that it must not hold
/// @param dropped what was left out of the prompt, and why
public record Question(
    Prompt prompt,
    List<ShownLine> lines,
    List<String> candidates,
    String head,
    String nonce,
    String canary,
    List<String> dropped) {
  /// Copies the lists.
  public Question {
    lines = List.copyOf(lines);
    candidates = List.copyOf(candidates);
    dropped = List.copyOf(dropped);
  }

  /// The ids of the lines.
  public List<String> ids() {
    List<String> ids = new ArrayList<>(lines.size());
    lines.forEach(line -> ids.add(line.id()));
    return ids;
  }
}
