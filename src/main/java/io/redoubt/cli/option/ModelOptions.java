package io.redoubt.cli.option;

import io.redoubt.cli.terminal.UsageError;
import io.redoubt.llm.FailureReason;
import io.redoubt.llm.ModelIdentity;
import io.redoubt.llm.local.LocalModel;
import io.redoubt.redact.Tier;
import io.redoubt.triage.review.Qualification;
import io.redoubt.triage.review.ReviewSettings;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// Whether and how a language model is asked.
public final class ModelOptions {
  /// Whether a model is wanted.
  public enum Wish {
    /// When one is there.
    auto,
    /// Not at all.
    off,
    /// Without one the exit code is 4.
    required
  }

  private static final int LEAST_SAMPLES = 3;
  private static final int MOST_SAMPLES = 5;
  private static final int CONTEXT = 8192;

  @Option(
      names = "--llm",
      paramLabel = "WISH",
      defaultValue = "auto",
      description = "Ask a local model: auto (default: when one answers), off, required.")
  Wish llm = Wish.auto;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description =
          "Model to ask, or a .gguf file, run without a server; without it OLLAMA_MODEL, then the"
              + " first known one installed.")
  @Nullable String model;

  @Option(
      names = "--llm-url",
      paramLabel = "URL",
      split = ",",
      description = {
        "Ollama or OpenAI-compatible server; default http://127.0.0.1:11434.",
        "Repeated, or several with commas between: servers that run the same model."
      })
  List<String> urls = new ArrayList<>();

  @Option(
      names = "--escalation-model",
      paramLabel = "NAME",
      description = "A larger model, asked too where the first is far from what code says.")
  @Nullable String larger;

  @Option(
      names = "--escalation-url",
      paramLabel = "URL",
      description = "Its server; default: that of --llm-url.")
  @Nullable String largerUrl;

  @Option(
      names = "--llm-samples",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Ask 3 to 5 times more, in other orders and with chance, where the model is far from what"
              + " code says; 0: never (default).")
  int samples;

  @Option(
      names = "--llm-allow-plaintext",
      description = "Allow unencrypted requests to a model server on another machine.")
  boolean plaintext;

  @Option(
      names = "--llm-deadline",
      paramLabel = "TIME",
      defaultValue = "45s",
      converter = Span.class,
      description = "The longest wait for each alert: 45s (default), 500ms, 2m.")
  Duration deadline = ReviewSettings.STANDARD.deadline();

  @Option(
      names = "--redaction",
      paramLabel = "TIER",
      defaultValue = "2",
      description = "What the model may see: 1 facts, 2 masked excerpts (default), 3 raw.")
  int tier = 2;

  @Option(
      names = "--max-llm-calls",
      paramLabel = "N",
      defaultValue = "25",
      description = "Requests to the model in this run, retries included (default 25).")
  int maxCalls = ReviewSettings.STANDARD.maxCalls();

  @Option(
      names = "--llm-level",
      paramLabel = "LEVEL",
      defaultValue = "0",
      description =
          "What the model may change: 0 nothing (default), 1 raise, 2 also lower a severity by one"
              + " step, as far as redoubt doctor model --qualify has proved it in -w DIR.")
  int level;

  @Option(
      names = {"-w", "--workspace"},
      paramLabel = "DIR",
      description = "Keep audit log, answers and stand-ins there; without it nothing is kept.")
  @Nullable Path workspace;

  /// The name of the larger model for close cases; null where there is none.
  public @Nullable String larger() {
    return larger;
  }

  /// The address of its server; null for that of the first.
  public @Nullable String largerUrl() {
    return largerUrl;
  }

  /// Whether unencrypted requests may leave this machine.
  public boolean plaintext() {
    return plaintext;
  }

  /// Whether a model is asked at all.
  public Wish llm() {
    return llm;
  }

  /// What the model should be allowed to change: 0, 1 or 2.
  public int level() {
    return level;
  }

  /// What the model may see: 1, 2 or 3.
  public int tier() {
    return tier;
  }

  /// Where record, answers and stand-ins are kept; null where nothing is.
  public @Nullable Path workspace() {
    return workspace;
  }

  /// `45s`, `500ms`, `2m`, `1h`.
  public static final class Span implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      try {
        return io.redoubt.config.Span.of(text);
      } catch (IllegalArgumentException wrong) {
        throw new TypeConversionException(wrong.getMessage());
      }
    }
  }

  /// Refuses before the work begins.
  public void check() {
    if (tier < 1 || tier > 3) {
      throw new UsageError("--redaction " + tier + ": there are 1, 2 and 3.");
    }
    if (level < 0 || level > 2) {
      throw new UsageError("--llm-level " + level + ": there are 0, 1 and 2.");
    }
    if (samples != 0 && (samples < LEAST_SAMPLES || samples > MOST_SAMPLES)) {
      throw new UsageError("--llm-samples " + samples + ": 0, or 3 to 5.");
    }
    if (maxCalls < 0) {
      throw new UsageError("--max-llm-calls " + maxCalls + ": at least 0.");
    }
    if (tier == 3 && workspace == null) {
      throw new UsageError("--redaction 3 needs -w DIR: letting raw text out is recorded.");
    }
  }

  /// How this model is asked: with no more context than it was made for, where that is known.
  public ReviewSettings settings(ModelIdentity model) {
    int context = model.context() > 0 ? Math.min(model.context(), CONTEXT) : CONTEXT;
    return new ReviewSettings(
            Tier.values()[tier - 1], deadline, maxCalls, context, Qualification.ADVISORY)
        .sampling(samples);
  }

  /// The longest wait for each alert.
  public Duration deadline() {
    return deadline;
  }

  /// Where Ollama listens unless told otherwise.
  public static final String OLLAMA = "http://127.0.0.1:11434";

  /// The addresses to ask: the option, then the environment that Ollama's own tools read.
  public List<String> addresses(Map<String, String> environment) {
    if (!urls.isEmpty()) {
      return urls.stream().map(String::strip).distinct().toList();
    }
    String base = environment.getOrDefault("OLLAMA_BASE_URL", "");
    String host = environment.getOrDefault("OLLAMA_HOST", "");
    String given = base.isBlank() ? host : base;
    return List.of(given.isBlank() || given.startsWith("0.0.0.0") ? OLLAMA : given);
  }

  /// The model to ask; empty: whichever is preferred.
  public String wanted(Map<String, String> environment) {
    return model != null ? model : environment.getOrDefault("OLLAMA_MODEL", "");
  }

  /// The GGUF file that is run without a server: the named model when it ends in `.gguf`, unless a
  /// server is named too and there is no such file here (llama.cpp's server lists models by path).
  public Optional<Path> file() {
    if (model == null || !LocalModel.names(model)) {
      return Optional.empty();
    }
    Path file;
    try {
      file = Path.of(model);
    } catch (InvalidPathException noPath) {
      throw new UsageError("--model: no path: " + noPath.getMessage());
    }
    return urls.isEmpty() || Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
  }

  /// Whether somebody named a server or model, so that its absence is worth a line.
  public boolean named(Map<String, String> environment) {
    return !urls.isEmpty() || !wanted(environment).isEmpty();
  }

  /// One line on why no model took part.
  public static String absence(FailureReason reason, String address) {
    return "No local model answers at "
        + address
        + " ("
        + reason.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')
        + "): verdicts are deterministic, written by code. To add one: ollama pull phi4-mini.";
  }
}
