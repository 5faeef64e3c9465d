package io.redoubt.cli.search;

import io.redoubt.cli.option.DataFolder;
import io.redoubt.cli.option.Embedder;
import io.redoubt.cli.option.Policies;
import io.redoubt.cli.terminal.Safe;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.cli.terminal.UsageError;
import io.redoubt.cli.terminal.Watch;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.EventFinder.Place;
import io.redoubt.event.port.EventFinder.Window;
import io.redoubt.event.port.TemplateFinder.Rank;
import io.redoubt.event.query.Query;
import io.redoubt.search.Cursors;
import io.redoubt.search.query.Parsed;
import io.redoubt.search.query.QueryParser;
import io.redoubt.search.semantic.RankCursors;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `redoubt search`: events that fit a query.
@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Finds events, the latest first: in what the service keeps, or in files.",
      "  redoubt search 'event.outcome:failure AND source.ip:10.0.0.0/8' --data-dir DIR",
      "  redoubt search '\"failed password\" NOT user.name:root' /var/log/auth.log",
      "  redoubt search --semantic 'somebody could not log in user.name:root' --data-dir DIR",
      "  redoubt search 'http.response.status_code >= 500' access.log --histogram 1h",
      "The language: docs/search.md. Exit code 1 when nothing fits."
    })
public final class SearchCommand implements Callable<Integer> {
  private static final int MOST = 10_000;
  private static final int MOST_BUCKETS = 10_000;

  private final Terminal terminal;
  private final Watch watch;
  private final Clock clock;

  @Parameters(index = "0", paramLabel = "QUERY", description = "What to look for; '' for all.")
  private String text = "";

  @Parameters(
      index = "1..*",
      paramLabel = "PATH",
      description = "Search these files and folders instead of what the service keeps.")
  private List<String> paths = new ArrayList<>();

  @Mixin private DataFolder data;

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
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "At most so many events or values (default: 50).")
  private int limit = 50;

  @Option(
      names = "--cursor",
      paramLabel = "CURSOR",
      description = "Go on behind the last page; the cursor stands in its JSON.")
  private String cursor = "";

  @Option(
      names = "--semantic",
      description = {
        "The closest in meaning first: words say what is meant, conditions on fields filter.",
        "Each event is shown with its similarity, at most 1."
      })
  private boolean semantic;

  @Option(
      names = "--hybrid",
      description = "The same, but words that stand in the event count as well.")
  private boolean hybrid;

  @Option(
      names = "--in",
      paramLabel = "WHAT",
      defaultValue = "all",
      description = {
        "With --semantic and --hybrid: events, alerts, incidents or all (default: all).",
        "Notes are found with the alerts and incidents they are about. In JSON, all is events."
      })
  private SearchIn in = SearchIn.all;

  @Option(
      names = "--histogram",
      paramLabel = "STEP",
      description = "Count by time instead: 30s, 5m, 1h, 1d.")
  private String histogram = "";

  @Option(
      names = {"--top", "--by"},
      paramLabel = "FIELD",
      description = "Count the values of a field instead, such as source.ip.")
  private String top = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, json or jsonl (default: table).")
  private SearchFormat format = SearchFormat.table;

  /// The command, ready to be parsed and run.
  ///
  /// @param terminal where it reads and writes
  /// @param watch draws progress
  /// @param clock the present
  public SearchCommand(Terminal terminal, Watch watch, Clock clock) {
    this.terminal = terminal;
    this.watch = watch;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    QueryParser parser = new QueryParser(clock);
    Query query = query(semantic || hybrid ? parser.question(text) : parser.parse(text));
    if (limit < 0 || limit > MOST) {
      throw new UsageError("--limit " + limit + ": 0 to " + MOST + ".");
    }
    Window window = window(parser);
    SearchPrinter printer = new SearchPrinter(terminal, format);
    if (semantic || hybrid) {
      return close(query, window, printer);
    }
    if (in != SearchIn.all) {
      throw new UsageError("--in goes with --semantic and --hybrid.");
    }
    if (paths.isEmpty()) {
      return kept(query, window, printer);
    }
    if (!cursor.isEmpty()) {
      throw new UsageError("--cursor goes with what the service keeps; files have no pages.");
    }
    FileSearch files = new FileSearch(terminal, watch, paths, limit);
    return files.run(query, window, asked(), printer);
  }

  private int close(Query query, Window window, SearchPrinter printer) {
    if (semantic && hybrid) {
      throw new UsageError("--semantic goes without --hybrid.");
    }
    if (!paths.isEmpty() || !histogram.isEmpty() || !top.isEmpty()) {
      throw new UsageError(
          "--semantic and --hybrid go with what the service keeps, without --histogram and --top.");
    }
    CloseSearch search =
        new CloseSearch(
            data.named(),
            Policies.redaction(terminal.configuration()),
            () -> Embedder.of(terminal.configuration(), terminal.environment()),
            limit,
            hybrid);
    return switch (in) {
      case alerts -> search.cases(CaseFile.Kind.ALERT, query, window, passed(), printer);
      case incidents -> search.cases(CaseFile.Kind.INCIDENT, query, window, passed(), printer);
      case events -> search.run(query, window, rank(), false, printer);
      case all -> search.run(query, window, rank(), format == SearchFormat.table, printer);
    };
  }

  private int passed() {
    if (!cursor.isEmpty() && !cursor.matches("[0-9]{1,9}")) {
      throw noCursor();
    }
    return cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
  }

  private @Nullable Rank rank() {
    return cursor.isEmpty() ? null : RankCursors.rank(cursor).orElseThrow(this::noCursor);
  }

  private UsageError noCursor() {
    return new UsageError("--cursor " + cursor + ": not one of an answer before.");
  }

  private int kept(Query query, Window window, SearchPrinter printer) {
    KeptSearch search = new KeptSearch(data.named(), limit, MOST_BUCKETS);
    return search.run(query, window, place(), asked(), printer);
  }

  private Query query(Parsed parsed) {
    return switch (parsed) {
      case Parsed.Right(Query query) -> query;
      case Parsed.Wrong(int position, String message) ->
          throw new UsageError(
              message
                  + "\n  "
                  + Safe.text(text).replace('\n', ' ')
                  + "\n  "
                  + " ".repeat(position)
                  + "^");
    };
  }

  private Window window(QueryParser parser) {
    Moments asked = Moments.of(parser, from, to);
    return new Window(asked.begin(), asked.end());
  }

  private @Nullable Place place() {
    if (cursor.isEmpty()) {
      return null;
    }
    return Cursors.place(cursor).orElseThrow(this::noCursor);
  }

  private SearchAsked asked() {
    if (!histogram.isEmpty() && !top.isEmpty()) {
      throw new UsageError("--histogram goes without --top.");
    }
    if (histogram.isEmpty()) {
      return new SearchAsked(0, top);
    }
    OptionalLong step = QueryParser.length(histogram);
    if (step.isEmpty()) {
      throw new UsageError(
          "--histogram " + histogram + ": not a length of time; write 30s, 5m, 1h or 1d.");
    }
    return new SearchAsked(step.getAsLong(), "");
  }
}
