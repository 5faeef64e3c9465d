package io.redoubt.cli.search;

import io.redoubt.ask.Asking;
import io.redoubt.ask.Question;
import io.redoubt.ask.answer.Answer;
import io.redoubt.ask.answer.AnswerJson;
import io.redoubt.ask.look.Archive;
import io.redoubt.ask.look.KeptArchive;
import io.redoubt.ask.plan.Span;
import io.redoubt.cli.option.DataFolder;
import io.redoubt.cli.option.ModelOptions;
import io.redoubt.cli.option.OutputFormat;
import io.redoubt.cli.option.Policies;
import io.redoubt.cli.option.RedoubtCommand;
import io.redoubt.cli.option.Zones;
import io.redoubt.cli.review.Reviews;
import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.cli.terminal.UsageError;
import io.redoubt.cli.terminal.Watch;
import io.redoubt.event.port.EventLog;
import io.redoubt.event.port.Ledger;
import io.redoubt.parse.Formats;
import io.redoubt.pipeline.Stages;
import io.redoubt.pipeline.live.DeadLetters;
import io.redoubt.pipeline.live.DeliveryReader;
import io.redoubt.report.terminal.AskPage;
import io.redoubt.report.terminal.Style;
import io.redoubt.search.query.QueryParser;
import io.redoubt.search.tail.TailedFinder;
import io.redoubt.store.DataDirectory;
import io.redoubt.store.index.CommittedIndex;
import io.redoubt.store.log.LogException;
import io.redoubt.store.log.LogView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `redoubt ask`: a question in words.
@Command(
    name = "ask",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Answers a question about what the service keeps, or about files.",
      "The answer names its evidence by number.",
      "  redoubt ask 'who logged in as root last night?' --data-dir DIR",
      "  redoubt ask 'what did 203.0.113.66 do between 2 and 4?' --path samples/incident",
      "What can be asked: docs/ask.md. Exit code 1 when nothing was found."
    })
public final class AskCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Watch watch;
  private final Clock clock;

  @ParentCommand private RedoubtCommand root = new RedoubtCommand();

  @Parameters(arity = "1..*", paramLabel = "QUESTION", description = "In English.")
  private List<String> words = new ArrayList<>();

  @Mixin private DataFolder data;
  @Mixin private ModelOptions model;

  @Option(
      names = "--path",
      paramLabel = "PATH",
      description = "Ask about these files and folders instead of what the service keeps.")
  private List<String> paths = new ArrayList<>();

  @Option(
      names = {"--from", "--since"},
      paramLabel = "TIME",
      description = "Events from this time on: 2026-11-20, 2026-11-20T10:11 (UTC), now-15m.")
  private String from = "";

  @Option(
      names = {"--to", "--until"},
      paramLabel = "TIME",
      description = "Events before this time.")
  private String to = "";

  @Option(
      names = "--tz",
      paramLabel = "ZONE",
      converter = Zones.class,
      description = "Zone of times in the question (default: UTC).")
  private ZoneId zone = ZoneOffset.UTC;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table (default) or json, as the API answers.")
  private OutputFormat format = OutputFormat.table;

  /// The command, ready to be parsed and run.
  ///
  /// @param terminal where it reads and writes
  /// @param watch draws progress
  /// @param clock the present
  public AskCommand(Terminal terminal, Watch watch, Clock clock) {
    this.terminal = terminal;
    this.watch = watch;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    if (format != OutputFormat.table && format != OutputFormat.json) {
      throw new UsageError("--format " + format + ": ask knows table and json.");
    }
    model.check();
    Question question = new Question(String.join(" ", words), span(), true);
    try (Reviews reviews = Reviews.begin(model, terminal, clock, () -> false)) {
      int code = paths.isEmpty() ? kept(question, reviews) : files(question, reviews);
      return reviews.missing() ? Exit.NO_MODEL : code;
    }
  }

  private int files(Question question, Reviews reviews) throws IOException {
    FilesArchive files = new FilesArchive(terminal, watch, clock, paths);
    int code = answer(files, question, reviews, model.workspace());
    return files.partial() ? Exit.PARTIAL : code;
  }

  private int answer(Archive archive, Question question, Reviews reviews, @Nullable Path folder)
      throws IOException {
    return reviews.answering(
        folder,
        explainer ->
            print(
                new Asking(
                        archive,
                        clock,
                        System::nanoTime,
                        explainer,
                        Policies.raw(terminal.configuration()))
                    .answer(question, zone)));
  }

  private int kept(Question question, Reviews reviews) throws IOException {
    DataDirectory folder = data.named();
    if (!Files.isDirectory(folder.root())) {
      throw new UsageError(folder.root() + ": there is no such folder.");
    }
    try (CommittedIndex index = new CommittedIndex(folder.index());
        EventLog log = LogView.open(folder.log());
        Ledger ledger = folder.openLedger(clock, new SecureRandom())) {
      DeliveryReader reader =
          new DeliveryReader(Formats.standard(), Stages.load(), null, new DeadLetters());
      TailedFinder finder = new TailedFinder(index, log, reader::read);
      KeptArchive archive = new KeptArchive(finder, log, reader::read, ledger.cases());
      return answer(
          archive,
          question,
          reviews,
          model.workspace() == null ? folder.root() : model.workspace());
    } catch (LogException unreadable) {
      throw new UsageError(String.valueOf(unreadable.getMessage()));
    }
  }

  private Span span() {
    QueryParser parser = new QueryParser(clock);
    Moments asked = Moments.of(parser, from, to);
    return new Span(asked.begin(), asked.end(), "");
  }

  private int print(Answer answer) {
    if (format == OutputFormat.json) {
      terminal.out().println(AnswerJson.of(answer));
    } else {
      AskPage page = new AskPage(new Style(terminal.width(), terminal.colour(root.colour())));
      terminal
          .out()
          .print(
              page.of(
                  answer.verdict(),
                  answer.recommendations(),
                  answer.findings().pack().lines(),
                  answer.modelNote()));
    }
    return answer.explanation().isEmpty() ? Exit.OK : Exit.FOUND;
  }
}
