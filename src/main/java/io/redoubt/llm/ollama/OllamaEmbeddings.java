package io.redoubt.llm.ollama;

import io.redoubt.llm.Deadline;
import io.redoubt.llm.Embedding;
import io.redoubt.llm.FailureReason;
import io.redoubt.llm.http.Call;
import io.redoubt.llm.http.Document;
import io.redoubt.llm.http.Json;
import io.redoubt.llm.http.Wire;
import io.redoubt.redact.Redacted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Vectors for redacted texts by an embedding model of an Ollama server (`/api/embed`). A text that
/// is too long is an error, or counts by its beginning where that is asked for. Thread-safe;
/// never throws for what a server does.
public final class OllamaEmbeddings {
  private static final int LONGEST_VECTOR = 8192;

  private final Wire wire;
  private final String name;
  private final Duration keepAlive;
  private final boolean cut;

  /// The embedding model with this name (`:latest` when it has no tag).
  public OllamaEmbeddings(Wire wire, String name, Duration keepAlive) {
    this(wire, name, keepAlive, false);
  }

  private OllamaEmbeddings(Wire wire, String name, Duration keepAlive, boolean cut) {
    this.wire = wire;
    this.name = OllamaNames.tagged(name);
    this.keepAlive = keepAlive;
    this.cut = cut;
  }

  /// The same, for which a text that is too long counts by its beginning.
  static OllamaEmbeddings beginnings(Wire wire, String name, Duration keepAlive) {
    return new OllamaEmbeddings(wire, name, keepAlive, true);
  }

  /// A vector for each text.
  public Embedding embed(List<Redacted> texts, Deadline deadline) {
    if (OllamaNames.cloud(name)) {
      return failed(FailureReason.CLOUD_FORWARDING, name + " runs on somebody else's machine");
    }
    Call call = Call.post("/api/embed", body(texts));
    return switch (wire.document(call, wire.timers().firstByte(), deadline)) {
      case Document.None(var failure) -> failed(failure.reason(), failure.detail());
      case Document.Given(var json) when OllamaServer.forwarded(json) ->
          failed(FailureReason.CLOUD_FORWARDING, "the answer comes from another host");
      case Document.Given(var json) when !OllamaNames.same(Json.text(json, "model"), name) ->
          failed(FailureReason.WRONG_MODEL, Json.text(json, "model") + " answers");
      case Document.Given(var json) -> vectors(json.path("embeddings"), texts.size());
    };
  }

  private byte[] body(List<Redacted> texts) {
    ObjectNode body = Json.object().put("model", name).put("truncate", cut);
    body.put("keep_alive", keepAlive.toSeconds() + "s");
    ArrayNode input = body.putArray("input");
    texts.forEach(text -> input.add(text.text()));
    return Json.bytes(body);
  }

  private static Embedding vectors(JsonNode rows, int wanted) {
    List<float[]> vectors = new ArrayList<>();
    for (JsonNode row : rows) {
      vectors.add(vector(row));
    }
    boolean good =
        vectors.size() == wanted
            && vectors.stream().allMatch(v -> v.length > 0 && v.length == vectors.get(0).length);
    return good
        ? new Embedding.Vectors(vectors)
        : failed(FailureReason.PROTOCOL, "no vectors of one length for " + wanted + " texts");
  }

  /// The numbers of a row; an empty vector when one of them is none.
  private static float[] vector(JsonNode row) {
    int length = Math.min(row.size(), LONGEST_VECTOR);
    float[] vector = new float[length];
    for (int i = 0; i < length; i++) {
      vector[i] = (float) row.path(i).asDouble(Double.NaN);
      if (!Float.isFinite(vector[i])) {
        return new float[0];
      }
    }
    return vector;
  }

  private static Embedding failed(FailureReason reason, String detail) {
    return new Embedding.Failed(reason, detail);
  }
}
