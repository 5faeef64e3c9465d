package io.redoubt.llm;

import io.redoubt.redact.Redacted;
import java.util.List;

/// Makes vectors of texts, so that texts which mean the same lie close to each other. Takes
/// redacted text alone, so that the compiler guards what is embedded. Implementations never throw
/// for what a model, a native library or a server does: that is an [Embedding.Failed].
/// Thread-safe; calls block.
public interface EmbeddingModel extends AutoCloseable {
  /// A vector of length one for each text, in their order; what is too long counts by its
  /// beginning.
  Embedding embed(List<Redacted> texts, Deadline deadline);

  /// Which model it is. May load it when this is first asked.
  EmbedderIdentity identity();

  /// Ends; safe to call twice.
  @Override
  void close();
}
