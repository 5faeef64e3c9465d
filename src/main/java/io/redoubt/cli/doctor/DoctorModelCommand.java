package io.redoubt.cli.doctor;

import static java.util.Objects.requireNonNull;

import io.redoubt.cli.option.ModelOptions;
import io.redoubt.cli.review.Candidate;
import io.redoubt.cli.review.ModelFinder;
import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Safe;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.cli.terminal.UsageError;
import io.redoubt.llm.ChatModel;
import io.redoubt.llm.ModelIdentity;
import io.redoubt.llm.probe.ModelProbe;
import io.redoubt.llm.probe.ProbeFolder;
import io.redoubt.llm.probe.ProbeResult;
import io.redoubt.triage.qualify.ReportCard;
import io.redoubt.triage.qualify.Trial;
import io.redoubt.triage.qualify.Trials;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
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
      "whether it tells how likely its tokens were, how fast it is. No log takes part. Exits with"
          + " 4",
      "when there is no model that answers.",
      "With -w DIR the answers are kept with the digest of the model.",
      "--qualify puts 240 cases with known answers to it and keeps in -w DIR what it earned: level",
      "1 may raise a severity by one step, 2 may lower one too. See docs/triage.md.",
      "  redoubt doctor model --llm-url http://127.0.0.1:11434 --model phi4-mini"
    })
public final class DoctorModelCommand implements Callable<Integer> {
  private static final int NAME = 10;
  private static final int STEP = 20;

  private final Terminal terminal;
  private final Clock clock;
  @Mixin private ModelOptions options;
  private String standing = "";

  @Option(names = "--refresh", description = "Ask again what -w DIR remembers of this model.")
  private boolean refresh;

  @Option(
      names = "--qualify",
      description = "Examine the model and keep what it earned in -w DIR; takes a while.")
  private boolean qualify;

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
    if (qualify && options.workspace() == null) {
      throw new UsageError("--qualify needs -w DIR: what a model earned is kept there.");
    }
    ModelFinder finder = new ModelFinder(options, terminal, System::nanoTime, new SecureRandom());
    return switch (finder.find()) {
      case ModelFinder.Found.None none -> {
        terminal.err().println("redoubt: " + Safe.text(none.note()));
        yield Exit.NO_MODEL;
      }
      case ModelFinder.Found.Model found -> {
        try (var model = found.model()) {
          ProbeResult result = probed(model);
          standing = standing(model);
          int code = say(result);
          found.notes().forEach(note -> line("warning", "! " + note));
          yield code == Exit.OK && qualify ? examined(model) : code;
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

  /* Exits with 1 when it earned nothing: it may be asked, and changes nothing. */
  private int examined(ChatModel model) throws IOException {
    if (model.identity().digest().isEmpty()) {
      line("examined", "✗ the server does not say which model it runs (no digest): no proof holds");
      return Exit.FOUND;
    }
    Path folder = requireNonNull(options.workspace());
    try (Candidate candidate = Candidate.open(model, options, terminal, clock, folder)) {
      if (!candidate.unkept().isEmpty()) {
        line("examined", "✗ nothing can be kept: " + candidate.unkept());
        return Exit.FOUND;
      }
      List<Trials.Case> cases = Trials.all();
      List<Trial> trials =
          new Examination(clock, candidate.reviewers())
              .run(
                  cases,
                  done -> {
                    if (done % STEP == 0) {
                      terminal.err().println("redoubt: " + done + " of " + cases.size() + " cases");
                      terminal.err().flush();
                    }
                  });
      ReportCard card = new ReportCard(trials);
      for (ReportCard.Line one : card.lines()) {
        line("", mark(one.first()) + mark(one.second()) + " " + one.shown());
      }
      int level = candidate.earned(card).level().ordinal();
      line("earned", "level " + level + " (marks: enough for level 1, for level 2)");
      return level == 0 ? Exit.FOUND : Exit.OK;
    }
  }

  private static String mark(boolean good) {
    return good ? "✓" : "✗";
  }

  private String standing(ChatModel model) throws IOException {
    Path folder = options.workspace();
    if (folder == null) {
      return "unqualified (level 0): what it earned is kept in a workspace, -w DIR";
    }
    try (Candidate candidate = Candidate.open(model, options, terminal, clock, folder)) {
      return candidate.standing();
    }
  }

  private int say(ProbeResult result) {
    ModelIdentity id = result.model();
    line("model", id.model() + (id.digest().isEmpty() ? "" : " " + id.digest()));
    line("standing", standing);
    line("server", id.backend() + " " + id.serverVersion());
    for (ProbeResult.Finding finding : result.findings()) {
      line(finding.ability(), (finding.good() ? "✓ " : "✗ ") + finding.detail());
    }
    List<String> servers =
        options.file().isPresent() ? List.of() : options.addresses(terminal.environment());
    ServerAdvice.of(id, servers).forEach(advice -> line("warning", "! " + advice));
    return result.usable() ? Exit.OK : Exit.NO_MODEL;
  }

  private void line(String name, String text) {
    terminal.out().println(name + " ".repeat(NAME - name.length()) + Safe.text(text));
  }
}
