package io.redoubt.search.semantic;

import io.redoubt.event.port.Vectors;
import io.redoubt.llm.Deadline;
import io.redoubt.llm.EmbedderIdentity;
import io.redoubt.llm.Embedding;
import io.redoubt.llm.EmbeddingModel;
import io.redoubt.llm.FailureReason;
import io.redoubt.redact.Redacted;
import io.redoubt.redact.Redactor;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A model and the vectors it has made. Both are opened when they are first needed; when the model
/// turns out to be another one (its digest differs), so are its vectors, and none of the old ones
/// are compared with new ones. Thread-safe.
public final class Understanding implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final int REMEMBERED = 256;

  private final EmbeddingModel model;
  private final Supplier<Redactor> redactor;
  private final Function<String, Vectors> opener;
  private final Map<String, float[]> questions = new LinkedHashMap<>();
  private @Nullable Vectors vectors;
  private String digest = "";
  private volatile int generation;
  private volatile String trouble = "";

  /// Opens nothing yet.
  ///
  /// @param redactor gives what cleans texts, the same one each time
  /// @param opener opens the vectors of the model with this digest; may throw
  ///     `UncheckedIOException`
  public Understanding(
      EmbeddingModel model, Supplier<Redactor> redactor, Function<String, Vectors> opener) {
    this.model = model;
    this.redactor = redactor;
    this.opener = opener;
  }

  /// Which model it is; loads it.
  public EmbedderIdentity identity() {
    return model.identity();
  }

  /// What cleans texts before they are embedded.
  public Redactor redactor() {
    return redactor.get();
  }

  /// The vectors of the model; loads it. None, and none can be kept, while nobody knows which model
  /// it is.
  public synchronized Vectors vectors() {
    EmbedderIdentity identity = model.identity();
    if (identity.digest().isEmpty()) {
      trouble = identity.note();
      return NoVectors.NONE;
    }
    Vectors open = vectors;
    if (open == null || !identity.digest().equals(digest)) {
      if (open != null) {
        open.close();
      }
      open = opener.apply(identity.digest());
      vectors = open;
      digest = identity.digest();
      generation++;
      synchronized (questions) {
        questions.clear();
      }
    }
    return open;
  }

  /// Goes up when the vectors are those of another model than before.
  int generation() {
    return generation;
  }

  /// Why the last text could not be embedded, for people; empty when it could.
  public String trouble() {
    return trouble;
  }

  /// The vectors if they are open.
  public synchronized @Nullable Vectors opened() {
    return vectors;
  }

  /// Embeds these texts and keeps the vectors under these numbers, as far as there is room; whether
  /// they could be embedded.
  public boolean learn(List<Long> keys, List<Redacted> texts) {
    EmbedderIdentity before = model.identity();
    return switch (model.embed(texts, Deadline.after(LONGEST, System::nanoTime))) {
      case Embedding.Failed(var reason, var detail) -> failed(reason, detail);
      case Embedding.Vectors _ when !model.identity().equals(before) ->
          failed(FailureReason.WRONG_MODEL, "the model was exchanged");
      case Embedding.Vectors(var made) -> {
        for (int i = 0; i < made.size(); i++) {
          vectors().put(keys.get(i), made.get(i));
        }
        trouble = "";
        yield true;
      }
    };
  }

  private boolean failed(FailureReason reason, String detail) {
    String word = reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    trouble = detail.isEmpty() ? word : word + ": " + detail;
    return false;
  }

  /// How close everything that is known is to a question; empty when the question cannot be
  /// embedded.
  public Optional<Vectors.Closeness> closeness(String question) {
    Vectors now = vectors();
    return now == NoVectors.NONE
        ? Optional.empty()
        : vector(question).map(vector -> vectors().closeness(vector));
  }

  private Optional<float[]> vector(String question) {
    synchronized (questions) {
      float[] known = questions.get(question);
      if (known != null) {
        return Optional.of(known);
      }
    }
    Optional<Redacted> cleaned = TemplateWords.cleaned(redactor(), question);
    if (cleaned.isEmpty()) {
      trouble = "the question cannot be redacted";
      return Optional.empty();
    }
    Embedding made = model.embed(List.of(cleaned.get()), Deadline.after(LONGEST, System::nanoTime));
    return switch (made) {
      case Embedding.Failed(var reason, var detail) -> {
        failed(reason, detail);
        yield Optional.empty();
      }
      case Embedding.Vectors(var one) -> {
        trouble = "";
        remember(question, one.getFirst());
        yield Optional.of(one.getFirst());
      }
    };
  }

  private void remember(String question, float[] vector) {
    synchronized (questions) {
      questions.put(question, vector);
      if (questions.size() > REMEMBERED) {
        questions.remove(questions.keySet().iterator().next());
      }
    }
  }

  @Override
  public synchronized void close() {
    model.close();
    if (vectors != null) {
      vectors.close();
    }
  }
}
