package io.redoubt.llm.local;

import io.redoubt.llm.Deadline;
import io.redoubt.llm.FailureReason;
import io.redoubt.llm.ModelIdentity;
import io.redoubt.llm.ModelOptions;
import io.redoubt.llm.Part.Shipped;
import io.redoubt.llm.http.Failure;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One load: starts a child, has it read the model, and hashes the file meanwhile.
final class Load {
  /// What the artefact `de.kherud:llama:4.2.0` says of the llama.cpp in it.
  static final String VERSION = "llama.cpp b4916";

  private static final Duration LOG = Duration.ofSeconds(1);
  private static final String WHY = "error loading model: ";

  private final ModelFile file;
  private final ModelOptions options;
  private final String sample = Shipped.load("probe/v1/sample.txt").text();

  Load(ModelFile file, ModelOptions options) {
    this.file = file;
    this.options = options;
  }

  /// What came of it.
  sealed interface Loaded {
    /// The model can be asked.
    record Up(Running running) implements Loaded {}

    /// It cannot.
    record Down(Failure failure) implements Loaded {}
  }

  /// Loads until the deadline; the child of a failed load is gone.
  Loaded run(ModelFile.Look.Good good, Deadline deadline) throws InterruptedException {
    ChildProcess child;
    try {
      child = ChildProcess.started();
    } catch (IOException impossible) {
      return down(FailureReason.NOT_EMBEDDABLE, "no process can be started: " + impossible);
    }
    boolean kept = false;
    try {
      Loaded loaded = run(child, good, deadline);
      kept = loaded instanceof Loaded.Up;
      return loaded;
    } finally {
      if (!kept) {
        child.close();
      }
    }
  }

  private Loaded run(ChildProcess child, ModelFile.Look.Good good, Deadline deadline)
      throws InterruptedException {
    FutureTask<String> digest = new FutureTask<>(() -> file.digest(good.stamp()));
    Thread hashing = Thread.ofPlatform().daemon().name("redoubt-model-hash").start(digest);
    try {
      int context = good.context(options);
      child.send(new Order.Load(file.path().toString(), context, good.threads(), sample));
      Optional<Report> report = child.next(deadline.left());
      if (report.isEmpty()) {
        return down(FailureReason.DEADLINE, "was not loaded in time");
      }
      return report.get() instanceof Report.Loaded(var tokens)
          ? up(child, good, digest.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS), tokens)
          : refused(child, report.get());
    } catch (TimeoutException _) {
      return down(FailureReason.DEADLINE, "was not hashed in time");
    } catch (ExecutionException unreadable) {
      return down(FailureReason.MODEL_FILE, "cannot be read: " + unreadable.getCause());
    } finally {
      hashing.interrupt();
    }
  }

  private Loaded up(ChildProcess child, ModelFile.Look.Good good, String digest, int tokens) {
    if (!options.allows(digest)) {
      return down(FailureReason.WRONG_MODEL, "has digest " + digest);
    }
    if (!file.is(good.stamp())) {
      return down(FailureReason.WRONG_MODEL, "changed while it was loaded");
    }
    ModelIdentity identity =
        new ModelIdentity("embedded", VERSION, file.name(), digest, good.context(options));
    double ratio = (double) sample.length() / Math.max(1, tokens);
    return new Loaded.Up(new Running(child, good.stamp(), identity, ratio));
  }

  private Loaded refused(ChildProcess child, Report report) throws InterruptedException {
    return switch (report) {
      case Report.Refused(var runtime, var detail) when runtime ->
          down(FailureReason.NOT_EMBEDDABLE, "cannot be run on this platform: " + detail);
      case Report.Refused(_, var detail) -> unreadable(child, detail);
      case Report.Ended _ -> {
        child.reaped();
        yield down(FailureReason.CRASHED, "was not loaded: " + child.ending());
      }
      case Report.Loaded _, Report.Piece _, Report.Done _, Report.TooLong _, Report.Failed _ ->
          down(FailureReason.PROTOCOL, "was not loaded: a report out of turn");
    };
  }

  /* The library says why in its log only. */
  private Loaded unreadable(ChildProcess child, String detail) throws InterruptedException {
    String why =
        child
            .logged(WHY, LOG)
            .map(line -> line.substring(line.lastIndexOf(WHY) + WHY.length()))
            .orElse(detail);
    boolean newer = why.contains("unknown model architecture");
    return newer
        ? down(
            FailureReason.NOT_EMBEDDABLE,
            "is of a kind that the llama.cpp of March 2025 in Redoubt does not know: " + why)
        : down(FailureReason.MODEL_FILE, "cannot be loaded: " + why);
  }

  private Loaded down(FailureReason reason, String what) {
    return new Loaded.Down(new Failure(reason, file.shown() + " " + what + "."));
  }
}
