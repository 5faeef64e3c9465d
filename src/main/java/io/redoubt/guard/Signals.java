package io.redoubt.guard;

import java.util.List;

/// What in a text speaks for instructions to a model.
///
/// @param names what was seen, such as `override`, `role`, `verdict word`; each once
/// @param score their weights together; from [InstructionDetector#BOUND] on it is an attempt
public record Signals(List<String> names, int score) {
  /// Nothing was seen.
  public static final Signals NONE = new Signals(List.of(), 0);

  /// Copies the list.
  public Signals {
    names = List.copyOf(names);
  }

  /// Whether it counts as an attempt.
  public boolean attempt() {
    return score >= InstructionDetector.BOUND;
  }
}
