package io.redoubt.llm;

import java.util.List;

/// What came of texts that were to become vectors. Immutable by agreement: nobody writes into the
/// arrays.
public sealed interface Embedding {
  /// One vector per text, in their order, all of one length, with finite numbers.
  record Vectors(List<float[]> vectors) implements Embedding {
    /// Takes a copy of the list.
    public Vectors {
      vectors = List.copyOf(vectors);
    }
  }

  /// No vectors; `detail` as in [ChatAnswer.Failed].
  record Failed(FailureReason reason, String detail) implements Embedding {}
}
