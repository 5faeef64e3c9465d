package io.redoubt.cli.review;

import io.redoubt.cli.option.Policies;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.llm.ChatModel;
import io.redoubt.llm.Deadline;
import io.redoubt.llm.FailureReason;
import io.redoubt.llm.ModelOptions;
import io.redoubt.llm.Readiness;
import io.redoubt.llm.ServerKind;
import io.redoubt.llm.ServerLook;
import io.redoubt.llm.Ticker;
import io.redoubt.llm.connect.ModelServers;
import io.redoubt.llm.connect.Preferences;
import io.redoubt.llm.http.ApiKey;
import io.redoubt.llm.http.Endpoint;
import io.redoubt.llm.http.Timers;
import io.redoubt.llm.pool.HourBudget;
import io.redoubt.llm.pool.ModelPool;
import io.redoubt.llm.roster.Pin;
import io.redoubt.llm.served.Backoff;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Looks for the model that a run may ask, while the run reads its input. Never throws for what a
/// server does.
public final class ModelFinder {
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final Duration NAMED_LOOK = Duration.ofSeconds(15);
  private static final Duration LOCAL_CONNECT = Duration.ofMillis(500);

  private final io.redoubt.cli.option.ModelOptions options;
  private final Map<String, String> environment;
  private final Duration look;
  private final ApiKey key;
  private final Ticker ticker;
  private final Backoff backoff;
  private final HourBudget hour;
  private final ModelServers servers;
  private final Optional<Pin> pin;

  /// A finder for the options of one run.
  ///
  /// @param options which model, where, and how long to wait
  /// @param terminal where it reads and writes
  /// @param ticker measures how long things take
  /// @param random scatters the pauses between attempts
  public ModelFinder(
      io.redoubt.cli.option.ModelOptions options,
      Terminal terminal,
      Ticker ticker,
      RandomGenerator random) {
    this(options, terminal, ticker, random, Optional.empty());
  }

  /// A finder that finds this model alone.
  ///
  /// @param pin the one model that may be asked; empty: any
  ModelFinder(
      io.redoubt.cli.option.ModelOptions options,
      Terminal terminal,
      Ticker ticker,
      RandomGenerator random,
      Optional<Pin> pin) {
    this.pin = pin;
    this.options = options;
    this.environment = terminal.environment();
    this.key = ApiKey.of(terminal.configuration().given("llm.api-key").orElse(""));
    this.ticker = ticker;
    Timers t = Timers.STANDARD;
    boolean named = options.named(environment);
    Duration connect = named ? t.connect() : LOCAL_CONNECT;
    Timers timers =
        new Timers(connect, t.firstByte(), t.gap(), t.load(), named ? NAMED_LOOK : LOOK)
            .patient(options.deadline());
    this.look = timers.look();
    this.backoff = Backoff.standard(random);
    this.hour = Policies.hour(terminal.configuration(), ticker);
    this.servers = new ModelServers(timers, backoff, ticker);
  }

  /// What was found.
  public sealed interface Found {
    /// It can be asked; it may still be loading.
    ///
    /// @param notes a line for each other server that takes no part
    /// @param larger asked about borderline cases; null: none
    record Model(ChatModel model, String name, List<String> notes, @Nullable ChatModel larger)
        implements Found {
      /// Copies the notes.
      public Model {
        notes = List.copyOf(notes);
      }

      /// That it is being loaded, and since when, in a sentence; empty: it is not. Does not wait.
      public Optional<String> loading() {
        return model
            .loading()
            .map(
                since ->
                    name
                        + " is being loaded since "
                        + since.toSeconds()
                        + " s; verdicts of code stand meanwhile.");
      }
    }

    /// There is none.
    ///
    /// @param note one line for people, with the remedy
    record None(String note) implements Found {}
  }

  /// A server with the model, or why it has none.
  private sealed interface Looked {
    record Serves(String address, Endpoint endpoint, ServerLook.Found server, String name)
        implements Looked {
      boolean forwards() {
        return server.cloud() == ServerLook.Cloud.OPEN;
      }

      String warning() {
        return address
            + " can pass questions on to ollama.com: its cloud is not disabled. Redoubt asks no"
            + " model that runs there; to keep others from it too, start the server with"
            + " OLLAMA_NO_CLOUD=1.";
      }
    }

    /// @param note why no verdict has words, when no other server has the model
    /// @param brief why this server takes no part
    record Lacks(String note, String brief) implements Looked {}
  }

  /// Looks for the pinned model, for the one that the options name, or for the first that is
  /// installed.
  public Found find() {
    if (pin.isPresent()) {
      return pinned(pin.get());
    }
    Found found = options.file().map(this::local).orElseGet(() -> served(wanted()));
    String second = options.larger();
    return found instanceof Found.Model first && second != null ? escalating(first, second) : found;
  }

  /* Nothing else is asked beside it, the larger model neither. */
  private Found pinned(Pin one) {
    if (!one.readable()) {
      return new Found.None("The pin of the model cannot be read: no model is asked. Pin it anew.");
    }
    Optional<Path> file = options.file();
    if (file.isPresent() && !file.get().toString().equals(one.model())) {
      return new Found.None(
          "Pinned is "
              + one.shown()
              + ", configured is the file "
              + file.get()
              + ": none is asked.");
    }
    Found found = file.map(this::local).orElseGet(() -> served(one.model()));
    return switch (found) {
      case Found.None none -> new Found.None("Pinned is " + one.shown() + ". " + none.note());
      case Found.Model model when options.larger() != null ->
          new Found.Model(
              model.model(),
              model.name(),
              List.of("A model is pinned: the second one (--escalation-model) is not asked."),
              null);
      case Found.Model model -> model;
    };
  }

  private ModelOptions asked() {
    return pin.map(one -> ModelOptions.STANDARD.pinnedTo(one.digest()))
        .orElse(ModelOptions.STANDARD);
  }

  private String wanted() {
    return options.wanted(environment);
  }

  /// The addresses where it looks; none where a model file is run.
  List<String> addresses() {
    return options.file().isPresent() ? List.of() : options.addresses(environment);
  }

  /// What stands at an address.
  ServerLook at(String address) {
    try {
      return at(address, endpoint(address));
    } catch (IllegalArgumentException wrong) {
      return new ServerLook.Absent(FailureReason.DNS, String.valueOf(wrong.getMessage()));
    }
  }

  /// A model of such a server, to be asked beside the one that is used.
  ChatModel open(String address, ServerKind kind, String name) {
    return servers.model(endpoint(address), kind, name, ModelOptions.STANDARD);
  }

  /// The model file, to be run beside the one that is used.
  ChatModel open(Path file) {
    return servers.file(file, ModelOptions.STANDARD);
  }

  private Endpoint endpoint(String address) {
    return Endpoint.parse(address, key, options.plaintext());
  }

  private ServerLook at(String address, Endpoint endpoint) {
    boolean nobody =
        address.equals(io.redoubt.cli.option.ModelOptions.OLLAMA) && ModelServers.nobody(endpoint);
    return nobody
        ? new ServerLook.Absent(FailureReason.CONNECT, "nobody listens")
        : servers.look(endpoint, Deadline.after(look, ticker));
  }

  /* A second model that is not there is named, and the first works without it. */
  private Found escalating(Found.Model first, String name) {
    String url = options.largerUrl();
    List<String> at = url == null ? options.addresses(environment) : List.of(url);
    List<String> notes = new ArrayList<>(first.notes());
    return switch (served(at, name)) {
      case Found.None none -> {
        notes.add("No second model is asked (--escalation-model): " + none.note());
        yield new Found.Model(first.model(), first.name(), notes, null);
      }
      case Found.Model second ->
          new Found.Model(first.model(), first.name(), notes, second.model());
    };
  }

  private Found local(Path file) {
    ChatModel model = servers.file(file, asked());
    ModelPool guarded = ModelPool.single(file.toString(), model, backoff, hour, ticker);
    return switch (guarded.prepare(Deadline.after(look, ticker))) {
      case Readiness.Ready _, Readiness.Loading _ ->
          new Found.Model(guarded, file.toString(), List.of(), null);
      case Readiness.Unusable unusable -> {
        guarded.close();
        yield new Found.None(reason(unusable));
      }
    };
  }

  private static String reason(Readiness.Unusable unusable) {
    return unusable.detail() + " " + unusable.reason().remedy() + " Verdicts are deterministic.";
  }

  private Found served(String wanted) {
    return served(options.addresses(environment), wanted);
  }

  private Found served(List<String> addresses, String wanted) {
    List<Looked> looked = SideBySide.all(addresses, address -> look(address, wanted));
    List<Looked.Serves> serving = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    List<String> absent = new ArrayList<>();
    for (Looked one : looked) {
      switch (one) {
        case Looked.Lacks(var note, var brief) -> {
          absent.add(note);
          notes.add(brief);
        }
        case Looked.Serves serves -> {
          if (serving.isEmpty() || serving.getFirst().name().equals(serves.name())) {
            serving.add(serves);
          } else {
            notes.add(
                serves.address()
                    + " would run "
                    + serves.name()
                    + ", the first server "
                    + serving.getFirst().name()
                    + ": it takes no part. Name one with --model.");
          }
        }
      }
    }
    return serving.isEmpty() ? new Found.None(String.join(" ", absent)) : prepared(serving, notes);
  }

  private Looked look(String address, String wanted) {
    Endpoint endpoint;
    try {
      endpoint = endpoint(address);
    } catch (IllegalArgumentException wrong) {
      String why = "--llm-url: " + wrong.getMessage();
      return new Looked.Lacks(why, why);
    }
    ServerLook found = at(address, endpoint);
    return switch (found) {
      case ServerLook.Absent absent ->
          new Looked.Lacks(
              absent(absent, address),
              address + " takes no part (" + absent.reason().word().replace('_', ' ') + ").");
      case ServerLook.Found serving -> {
        yield Preferences.choose(serving.models(), wanted)
            .<Looked>map(m -> new Looked.Serves(address, endpoint, serving, m.name()))
            .orElseGet(
                () ->
                    new Looked.Lacks(
                        missing(serving, wanted, address),
                        address + " takes no part: it has not the model."));
      }
    };
  }

  private String absent(ServerLook.Absent absent, String address) {
    String line = io.redoubt.cli.option.ModelOptions.absence(absent.reason(), address);
    return options.named(environment) && absent.reason() != FailureReason.CONNECT
        ? line + " " + absent.reason().remedy()
        : line;
  }

  private Found prepared(List<Looked.Serves> serving, List<String> notes) {
    Map<String, ChatModel> models = new LinkedHashMap<>();
    for (Looked.Serves one : serving) {
      ChatModel model =
          servers.model(one.endpoint(), one.server(), one.name(), asked(), serving.size() == 1);
      models.put(one.address(), model);
    }
    ModelPool pool = new ModelPool(models, backoff, hour, ticker);
    return switch (pool.prepare(Deadline.after(look, ticker))) {
      case Readiness.Ready _, Readiness.Loading _ -> {
        notes.addAll(pool.leftOut());
        serving.stream()
            .filter(Looked.Serves::forwards)
            .map(Looked.Serves::warning)
            .forEach(notes::add);
        yield new Found.Model(pool, serving.getFirst().name(), notes, null);
      }
      case Readiness.Unusable unusable -> {
        pool.close();
        yield new Found.None(
            "The model " + serving.getFirst().name() + " cannot be asked: " + reason(unusable));
      }
    };
  }

  private static String missing(ServerLook.Found found, String wanted, String address) {
    String what =
        wanted.isEmpty()
            ? "none of the models it knows how to ask"
            : "the model " + wanted + " is not";
    String list =
        found.models().stream()
            .map(m -> m.name() + (m.forwarded() ? " (cloud, refused)" : ""))
            .limit(8)
            .reduce((a, b) -> a + ", " + b)
            .orElse("none");
    return (wanted.isEmpty() ? "At " + address + " is " + what : "At " + address + " " + what)
        + " installed (installed: "
        + list
        + "): verdicts are deterministic. Name one with --model, or: ollama pull "
        + (wanted.isEmpty() ? "phi4-mini" : wanted)
        + ".";
  }
}
