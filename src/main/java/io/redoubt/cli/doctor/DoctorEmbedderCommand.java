package io.redoubt.cli.doctor;

import io.redoubt.cli.option.Embedder;
import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Safe;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.llm.Deadline;
import io.redoubt.llm.EmbedderIdentity;
import io.redoubt.llm.Embedding;
import io.redoubt.llm.EmbeddingModel;
import io.redoubt.redact.Redacted;
import io.redoubt.redact.Redaction;
import io.redoubt.redact.RedactionPolicy;
import io.redoubt.redact.Redactor;
import io.redoubt.redact.Tier;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `redoubt doctor embedder`: what searches by meaning are made with.
@Command(
    name = "embedder",
    mixinStandardHelpOptions = true,
    description = {
      "Loads what searches by meaning are made with, and says which one it is and how fast.",
      "Exits with 4 when hashed words have to take the place of the model."
    })
public final class DoctorEmbedderCommand implements Callable<Integer> {
  private static final int TEXTS = 128;
  private static final String TEXT = "authentication failure for a user from an unknown network";

  private final Terminal terminal;

  /// The command, ready to be parsed and run.
  ///
  /// @param terminal where it reads and writes
  public DoctorEmbedderCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    long start = System.nanoTime();
    try (EmbeddingModel model = Embedder.of(terminal.configuration(), terminal.environment())) {
      EmbedderIdentity identity = model.identity();
      line("embedder", identity.name() + " " + identity.digest());
      line("loaded", (System.nanoTime() - start) / 1_000_000 + " ms");
      String speed = speed(model);
      line("speed", speed.isEmpty() ? "✗ no vectors" : "✓ " + speed);
      if (!identity.note().isEmpty()) {
        line("instead", "✗ of the better one: " + identity.note());
      }
      return identity.note().isEmpty() && !speed.isEmpty() ? Exit.OK : Exit.NO_MODEL;
    }
  }

  private static String speed(EmbeddingModel model) {
    Redactor redactor = new Redactor(RedactionPolicy.standard(), new byte[Redactor.KEY_BYTES]);
    return switch (redactor.open("doctor", Tier.EXCERPTS).text(TEXT)) {
      case Redaction.Refused _ -> "";
      case Redaction.Done(var text) -> speed(model, Collections.nCopies(TEXTS, text));
    };
  }

  private static String speed(EmbeddingModel model, List<Redacted> texts) {
    long start = System.nanoTime();
    Deadline deadline = Deadline.after(Duration.ofSeconds(60), System::nanoTime);
    return switch (model.embed(texts, deadline)) {
      case Embedding.Failed _ -> "";
      case Embedding.Vectors(var made) -> {
        double seconds = (System.nanoTime() - start) / 1e9;
        yield String.format(
            Locale.ROOT,
            "%.0f a second, %d numbers",
            made.size() / seconds,
            made.getFirst().length);
      }
    };
  }

  private void line(String name, String text) {
    terminal.out().println(String.format(Locale.ROOT, "%-10s", name) + Safe.text(text));
  }
}
