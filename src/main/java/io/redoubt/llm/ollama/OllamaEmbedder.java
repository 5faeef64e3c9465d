package io.redoubt.llm.ollama;

import io.redoubt.llm.Deadline;
import io.redoubt.llm.EmbedderIdentity;
import io.redoubt.llm.Embedding;
import io.redoubt.llm.EmbeddingModel;
import io.redoubt.llm.FailureReason;
import io.redoubt.llm.InstalledModel;
import io.redoubt.llm.ServerLook;
import io.redoubt.llm.Ticker;
import io.redoubt.llm.http.Wire;
import io.redoubt.redact.Redacted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// An embedding model of an Ollama server. Who it is (name and digest) is asked of the server,
/// again at most once a minute, and before a question when it was not known: an exchanged model
/// has another digest. While the server is away the identity has no digest and its note says
/// why. Vectors of another length than the first one of a digest are refused. Thread-safe.
public final class OllamaEmbedder implements EmbeddingModel {
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final long KNOWN_NANOS = Duration.ofSeconds(60).toNanos();
  private static final long AWAY_NANOS = Duration.ofSeconds(5).toNanos();
  private static final int DIGEST = 24;

  private final OllamaServer server;
  private final OllamaEmbeddings embeddings;
  private final String name;
  private final Ticker ticker;
  private EmbedderIdentity identity;
  private boolean looked;
  private long lookedAt;
  private int size;
  private volatile boolean closed;

  /// The model with this name (`:latest` when it has no tag). Nothing is sent yet.
  public OllamaEmbedder(Wire wire, String name, Ticker ticker) {
    this.server = new OllamaServer(wire);
    this.name = OllamaNames.tagged(name);
    this.embeddings = OllamaEmbeddings.beginnings(wire, name, Duration.ofMinutes(10));
    this.ticker = ticker;
    this.identity = away("nobody asked yet");
  }

  private EmbedderIdentity away(String why) {
    return new EmbedderIdentity(name + " (Ollama)", "", why);
  }

  @Override
  public synchronized EmbedderIdentity identity() {
    long now = ticker.nanos();
    long age = identity.digest().isEmpty() ? AWAY_NANOS : KNOWN_NANOS;
    if (!closed && (!looked || now - lookedAt >= age)) {
      looked = true;
      EmbedderIdentity found = look();
      size = found.digest().equals(identity.digest()) ? size : 0;
      identity = found;
      lookedAt = ticker.nanos();
    }
    return identity;
  }

  private EmbedderIdentity look() {
    if (OllamaNames.cloud(name)) {
      return away(name + " runs on somebody else's machine");
    }
    return switch (server.look(Deadline.after(LOOK, ticker))) {
      case ServerLook.Absent(var reason, var detail) ->
          away(reason.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + ": " + detail);
      case ServerLook.Found found ->
          found.models().stream()
              .filter(model -> OllamaNames.same(model.name(), name))
              .findFirst()
              .map(this::known)
              .orElseGet(() -> away(name + " is not installed on this server"));
    };
  }

  private EmbedderIdentity known(InstalledModel model) {
    String digest = model.digest().replaceAll("[^0-9a-f]", "");
    if (model.forwarded()) {
      return away(name + " runs on somebody else's machine");
    }
    return digest.length() < 16
        ? away("the server names no digest of " + name)
        : new EmbedderIdentity(
            name + " (Ollama)", digest.substring(0, Math.min(DIGEST, digest.length())), "");
  }

  @Override
  public Embedding embed(List<Redacted> texts, Deadline deadline) {
    EmbedderIdentity now = identity();
    if (now.digest().isEmpty()) {
      return new Embedding.Failed(FailureReason.MODEL_MISSING, now.note());
    }
    return switch (embeddings.embed(texts, deadline)) {
      case Embedding.Failed failed -> {
        forget();
        yield failed;
      }
      case Embedding.Vectors(var vectors) -> sized(now, vectors);
    };
  }

  /* Who does not answer is looked at anew. */
  private synchronized void forget() {
    looked = false;
  }

  private synchronized Embedding sized(EmbedderIdentity of, List<float[]> vectors) {
    int length = vectors.isEmpty() ? size : vectors.getFirst().length;
    if (!of.digest().equals(identity.digest()) || (size != 0 && size != length)) {
      return new Embedding.Failed(
          FailureReason.WRONG_MODEL, name + " gives vectors of another length than before");
    }
    size = length;
    List<float[]> units = new ArrayList<>(vectors.size());
    vectors.forEach(vector -> units.add(unit(vector)));
    return new Embedding.Vectors(units);
  }

  private static float[] unit(float[] vector) {
    double squares = 0;
    for (float x : vector) {
      squares += (double) x * x;
    }
    float[] unit = vector.clone();
    double length = Math.sqrt(squares);
    for (int i = 0; i < unit.length && length > 0; i++) {
      unit[i] = (float) (unit[i] / length);
    }
    return unit;
  }

  @Override
  public void close() {
    closed = true;
  }
}
