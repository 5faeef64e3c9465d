package io.redoubt.llm.vectors;

import io.redoubt.llm.Deadline;
import io.redoubt.llm.EmbedderIdentity;
import io.redoubt.llm.Embedding;
import io.redoubt.llm.EmbeddingModel;
import io.redoubt.redact.Redacted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Vectors without a model: each word, and each run of three letters in it, adds to a few places
/// that its hash names. Texts with words or parts of words in common are close; what is said in
/// other words is not. Stateless and thread-safe.
final class HashedWords implements EmbeddingModel {
  private static final int SIZE = 384;
  private static final int LONGEST = 4096;
  private static final int GRAM = 3;
  private static final float PART = 0.4f;

  private final EmbedderIdentity identity;

  /// @param why it is this one
  HashedWords(String why) {
    identity = new EmbedderIdentity("hashed words", "68617368-384-0001", why);
  }

  @Override
  public Embedding embed(List<Redacted> texts, Deadline deadline) {
    List<float[]> vectors = new ArrayList<>(texts.size());
    texts.forEach(text -> vectors.add(vector(text.text())));
    return new Embedding.Vectors(vectors);
  }

  private static float[] vector(String text) {
    float[] vector = new float[SIZE];
    String shown = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    for (String word : shown.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
      if (word.length() > 1) {
        add(vector, word.hashCode(), 1);
        for (int i = 0; i + GRAM <= word.length(); i++) {
          add(vector, 31 + word.substring(i, i + GRAM).hashCode(), PART);
        }
      }
    }
    Unit.scale(vector);
    return vector;
  }

  private static void add(float[] vector, int hash, float weight) {
    int mixed = hash * 0x9e3779b1;
    mixed ^= mixed >>> 15;
    vector[Math.floorMod(mixed, SIZE)] += mixed < 0 ? -weight : weight;
  }

  @Override
  public EmbedderIdentity identity() {
    return identity;
  }

  @Override
  public void close() {}
}
