package io.redoubt.cli.doctor;

import io.redoubt.cli.option.ModelOptions;
import io.redoubt.cli.review.ModelFinder;
import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Safe;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.llm.ChatModel;
import io.redoubt.llm.ModelIdentity;
import io.redoubt.llm.probe.ModelProbe;
import io.redoubt.llm.probe.ProbeFolder;
import io.redoubt.llm.probe.ProbeResult;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `redoubt doctor model`: what the model can do, by asking it.
@Command(
    name = "model",
    mixinStandardHelpOptions = true,
    description = {
      "Asks the model a few things whose right answer is known: whether it lives, whether its"
          + " server",
      "enforces a schema, whether it sees both ends of a long prompt, whether it says the same"
          + " twice,",
      "how fast it is. No log takes part. Exits with 4 when there is no model that answers.",
      "With -w DIR the answers are kept with the digest of the model.",
      "  redoubt doctor model --llm-url http://127.0.0.1:11434 --model phi4-mini"
    })
public final class DoctorModelCommand implements Callable<Integer> {
  private static final int NAME = 10;

  private final Terminal terminal;
  private final Clock clock;
  @Mixin private ModelOptions options;

  @Option(names = "--refresh", description = "Ask again what -w DIR remembers of this model.")
  private boolean refresh;

  /// The command, ready to be parsed and run.
  ///
  /// @param terminal where it reads and writes
  /// @param clock the present
  public DoctorModelCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    options.check();
    ModelFinder finder = new ModelFinder(options, terminal, System::nanoTime, new SecureRandom());
    return switch (finder.find()) {
      case ModelFinder.Found.None none -> {
        terminal.err().println("redoubt: " + Safe.text(none.note()));
        yield Exit.NO_MODEL;
      }
      case ModelFinder.Found.Model found -> {
        try (var model = found.model()) {
          yield say(probed(model));
        }
      }
    };
  }

  /* A model that was asked before is not asked again while neither it nor its server changed. */
  private ProbeResult probed(ChatModel model) throws IOException {
    Optional<ProbeFolder> folder =
        Optional.ofNullable(options.workspace()).map(w -> new ProbeFolder(w.resolve("models")));
    Optional<ProbeFolder.Kept> kept =
        refresh ? Optional.empty() : folder.flatMap(f -> f.find(model.identity()));
    if (kept.isPresent()) {
      line("asked", kept.get().at() + "; --refresh asks again");
      return kept.get().result();
    }
    int context = options.settings(model.identity()).context();
    ProbeResult result = new ModelProbe(System::nanoTime).probe(model, context);
    if (folder.isPresent()) {
      folder.get().keep(result, clock.instant());
    }
    return result;
  }

  private int say(ProbeResult result) {
    ModelIdentity id = result.model();
    line("model", id.model() + (id.digest().isEmpty() ? "" : " " + id.digest()) + ", unqualified");
    line("server", id.backend() + " " + id.serverVersion());
    for (ProbeResult.Finding finding : result.findings()) {
      line(finding.ability(), (finding.good() ? "✓ " : "✗ ") + finding.detail());
    }
    return result.usable() ? Exit.OK : Exit.NO_MODEL;
  }

  private void line(String name, String text) {
    terminal.out().println(name + " ".repeat(NAME - name.length()) + Safe.text(text));
  }
}
