package io.redoubt.llm.vectors;

import io.redoubt.llm.Deadline;
import io.redoubt.llm.EmbedderIdentity;
import io.redoubt.llm.Embedding;
import io.redoubt.llm.EmbeddingModel;
import io.redoubt.redact.Redacted;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The embedding models of this machine. Nothing is loaded before the first text comes.
public final class Embedders {
  private Embedders() {}

  /// The model that ships with the program, or hashed words where it cannot run.
  public static EmbeddingModel shipped() {
    return orHashed(MiniLm::load);
  }

  /// What this gives, or hashed words where it fails; nothing is loaded before it is needed.
  static EmbeddingModel orHashed(Maker maker) {
    return new FirstUse(maker);
  }

  /// Hashed words: no model, a few kilobytes.
  ///
  /// @param why it is this one
  public static EmbeddingModel hashed(String why) {
    return new HashedWords(why);
  }

  /// Makes a model.
  interface Maker {
    /// Loads it.
    EmbeddingModel make() throws IOException;
  }

  private static final class FirstUse implements EmbeddingModel {
    private final Maker maker;
    private @Nullable EmbeddingModel made;

    FirstUse(Maker maker) {
      this.maker = maker;
    }

    private synchronized EmbeddingModel made() {
      EmbeddingModel model = made;
      if (model == null) {
        model = loaded();
        made = model;
      }
      return model;
    }

    private EmbeddingModel loaded() {
      try {
        return maker.make();
      } catch (IOException unusable) {
        return new HashedWords(String.valueOf(unusable.getMessage()));
      }
    }

    @Override
    public Embedding embed(List<Redacted> texts, Deadline deadline) {
      return made().embed(texts, deadline);
    }

    @Override
    public EmbedderIdentity identity() {
      return made().identity();
    }

    @Override
    public synchronized void close() {
      if (made != null) {
        made.close();
      }
    }
  }
}
