package io.redoubt.cli;

import io.redoubt.llm.ModelIdentity;
import io.redoubt.llm.probe.ModelProbe;
import io.redoubt.llm.probe.ProbeResult;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
      "  redoubt doctor model --llm-url http://127.0.0.1:11434 --model phi4-mini"
    })
final class DoctorModelCommand implements Callable<Integer> {
  private static final int NAME = 10;

  private final Terminal terminal;
  @Mixin private ModelOptions options;

  DoctorModelCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    options.check();
    ModelFinder finder = new ModelFinder(options, terminal, System::nanoTime, new SecureRandom());
    return switch (finder.find()) {
      case ModelFinder.Found.None none -> {
        terminal.err().println("redoubt: " + Safe.text(none.note()));
        yield Exit.NO_MODEL;
      }
      case ModelFinder.Found.Model found -> {
        try (var model = found.model()) {
          int context = options.settings(model.identity()).context();
          yield say(new ModelProbe(System::nanoTime).probe(model, context));
        }
      }
    };
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
