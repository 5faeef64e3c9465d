package io.redoubt.ask.words;

import io.redoubt.ask.plan.Entity;
import java.util.Optional;

/// What names occur in what is kept.
@FunctionalInterface
public interface Vocabulary {
  /// Nothing is known.
  Vocabulary NONE = _ -> Optional.empty();

  /// What a word names; empty when it names nothing that is kept.
  ///
  /// @param word as the question says it
  Optional<Entity.Kind> kind(String word);
}
