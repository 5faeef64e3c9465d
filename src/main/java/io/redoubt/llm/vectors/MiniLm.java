package io.redoubt.llm.vectors;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.redoubt.llm.Deadline;
import io.redoubt.llm.EmbedderIdentity;
import io.redoubt.llm.Embedding;
import io.redoubt.llm.EmbeddingModel;
import io.redoubt.llm.FailureReason;
import io.redoubt.redact.Redacted;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// all-MiniLM-L6-v2 in this process, by ONNX Runtime: the mean over the tokens, then length one.
/// The native code runs on two platform threads of its own, one core each. Thread-safe.
final class MiniLm implements EmbeddingModel {
  /// Texts that go through the network at once.
  static final int BATCH = 16;

  private static final int THREADS = 2;
  private static final String NAME = "all-MiniLM-L6-v2 (int8)";

  private static @Nullable Loaded loaded;

  private final WordPieces tokens;
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          THREADS, Thread.ofPlatform().daemon().name("redoubt-embed-", 0).factory());

  private MiniLm(Loaded loaded) {
    this.tokens = loaded.tokens;
    this.environment = loaded.environment;
    this.session = loaded.session;
  }

  /* What all of one process share; nothing in it changes. */
  private record Loaded(WordPieces tokens, OrtEnvironment environment, OrtSession session) {}

  /// Loads the native code and the model, once in a process: some 200 milliseconds and 100 MB.
  ///
  /// @throws IOException when either cannot be loaded here
  static synchronized MiniLm load() throws IOException {
    Loaded known = loaded;
    if (known == null) {
      known = loadNow();
      loaded = known;
    }
    return new MiniLm(known);
  }

  private static Loaded loadNow() throws IOException {
    ShippedModel model = ShippedModel.read();
    try (NativeCode _ = NativeCode.unpacked()) {
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      environment.setTelemetry(false);
      try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.setCPUArenaAllocator(false);
        return new Loaded(model.tokens(), environment, model.session(environment, options));
      }
    } catch (OrtException | LinkageError | RuntimeException unusable) {
      throw new IOException("ONNX Runtime cannot run here: " + unusable.getMessage(), unusable);
    }
  }

  @Override
  public Embedding embed(List<Redacted> texts, Deadline deadline) {
    try {
      Future<Embedding> made = threads.submit(() -> embed(texts));
      return made.get(deadline.left().toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closed) {
      return new Embedding.Failed(FailureReason.CANCELLED, "the model is closed");
    } catch (TimeoutException late) {
      return new Embedding.Failed(FailureReason.DEADLINE, "no vectors in time");
    } catch (ExecutionException fault) {
      return new Embedding.Failed(FailureReason.SERVER_FAULT, String.valueOf(fault.getCause()));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return new Embedding.Failed(FailureReason.CANCELLED, "interrupted");
    }
  }

  /* Texts of like length go together, so that little is padded. */
  private Embedding embed(List<Redacted> texts) throws OrtException {
    List<int[]> rows = texts.stream().map(text -> tokens.of(text.text())).toList();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingInt(i -> rows.get(i).length));
    float[][] vectors = new float[rows.size()][];
    for (int from = 0; from < order.size(); from += BATCH) {
      List<Integer> batch = order.subList(from, Math.min(order.size(), from + BATCH));
      float[][] made = run(batch.stream().map(rows::get).toList());
      for (int i = 0; i < made.length; i++) {
        vectors[batch.get(i)] = made[i];
      }
    }
    return new Embedding.Vectors(Arrays.asList(vectors));
  }

  private float[][] run(List<int[]> rows) throws OrtException {
    int width = rows.stream().mapToInt(row -> row.length).max().orElse(1);
    long[] ids = new long[rows.size() * width];
    long[] mask = new long[ids.length];
    for (int r = 0; r < rows.size(); r++) {
      int[] row = rows.get(r);
      for (int i = 0; i < row.length; i++) {
        ids[r * width + i] = row[i];
        mask[r * width + i] = 1;
      }
    }
    long[] shape = {rows.size(), width};
    try (OnnxTensor input = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape);
        OnnxTensor real = OnnxTensor.createTensor(environment, LongBuffer.wrap(mask), shape);
        OnnxTensor types =
            OnnxTensor.createTensor(environment, LongBuffer.allocate(ids.length), shape);
        OrtSession.Result result =
            session.run(
                Map.of("input_ids", input, "attention_mask", real, "token_type_ids", types))) {
      OnnxTensor states = (OnnxTensor) result.get(0);
      return means(states.getFloatBuffer(), rows, width);
    }
  }

  private static float[][] means(FloatBuffer states, List<int[]> rows, int width) {
    int size = states.remaining() / (rows.size() * width);
    float[] state = new float[size];
    float[][] means = new float[rows.size()][size];
    for (int r = 0; r < rows.size(); r++) {
      for (int i = 0; i < rows.get(r).length; i++) {
        states.get((r * width + i) * size, state);
        for (int d = 0; d < size; d++) {
          means[r][d] += state[d];
        }
      }
      Unit.scale(means[r]);
    }
    return means;
  }

  @Override
  public EmbedderIdentity identity() {
    return new EmbedderIdentity(NAME, ShippedModel.DIGEST.substring(0, 24), "");
  }

  /* The session is left to the end of the process: a run that goes on must not lose it. */
  @Override
  public void close() {
    threads.shutdown();
  }
}
