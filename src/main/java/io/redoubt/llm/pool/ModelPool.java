package io.redoubt.llm.pool;

import io.redoubt.llm.ChatAnswer;
import io.redoubt.llm.ChatModel;
import io.redoubt.llm.ChatRequest;
import io.redoubt.llm.Deadline;
import io.redoubt.llm.FailureReason;
import io.redoubt.llm.ModelIdentity;
import io.redoubt.llm.Readiness;
import io.redoubt.llm.Ticker;
import io.redoubt.llm.TokenEstimate;
import io.redoubt.llm.Usage;
import io.redoubt.llm.served.Backoff;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// One model on several servers, with the face of one. Thread-safe.
///
/// A request waits in a line ordered by urgency and age, goes to the least loaded server whose
/// breaker is closed, and, when that server fails for a reason of its own, to another, each at most
/// once in a round; a round is repeated, after a pause, only when servers were busy. What the model
/// itself wrote is never asked for again elsewhere. Servers that fail are tried by a generation of
/// one token in the background. All servers must run the same model: one whose digest differs from
/// the first one's takes no part.
public final class ModelPool implements ChatModel {
  /// Requests at once that one server is given at most.
  public static final int MOST_AT_ONCE = 8;

  private static final int WAITING = 1000;

  /* More at once is tried only where answers may take so many times longer. */
  private static final int ROOM = 4;

  private final List<Backend> backends;
  private final Dispatcher dispatcher;
  private final Backoff backoff;
  private final HourBudget hour;
  private final Ticker ticker;
  private final ExecutorService probes = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Backend> probed = ConcurrentHashMap.newKeySet();

  /// The same model on these servers.
  ///
  /// @param models address as shown to people → model behind it; at least one; the first is the
  ///     reference
  /// @param hour what may be asked within an hour
  public ModelPool(Map<String, ChatModel> models, Backoff backoff, HourBudget hour, Ticker ticker) {
    this(models, MOST_AT_ONCE, backoff, hour, ticker);
  }

  /// A model that writes one answer at a time.
  ///
  /// @param name as shown to people
  public static ModelPool single(
      String name, ChatModel model, Backoff backoff, HourBudget hour, Ticker ticker) {
    return new ModelPool(Map.of(name, model), 1, backoff, hour, ticker);
  }

  private ModelPool(
      Map<String, ChatModel> models, int atOnce, Backoff backoff, HourBudget hour, Ticker ticker) {
    this.backends =
        models.entrySet().stream()
            .map(e -> new Backend(e.getKey(), e.getValue(), atOnce, ticker))
            .toList();
    this.dispatcher = new Dispatcher(backends, WAITING, ticker);
    this.backoff = backoff;
    this.hour = hour;
    this.ticker = ticker;
  }

  @Override
  public ChatAnswer chat(ChatRequest request) {
    revive();
    Round round = new Round();
    while (true) {
      if (!hour.take()) {
        return round.failed(FailureReason.HOUR_BUDGET, "the hour is used up");
      }
      switch (dispatcher.await(request, round.tried)) {
        case Dispatcher.Turn.Refused(var reason, var detail) -> {
          return round.failed(reason, detail);
        }
        case Dispatcher.Turn.Granted granted -> {
          ChatAnswer answer = asked(granted, request);
          if (round.ends(granted.backend(), answer, request.deadline())) {
            return round.answer(answer);
          }
        }
      }
    }
  }

  private ChatAnswer asked(Dispatcher.Turn.Granted granted, ChatRequest request) {
    Backend backend = granted.backend();
    long begun = ticker.nanos();
    Duration left = request.deadline().left();
    try {
      ChatAnswer answer = backend.model().chat(request);
      boolean roomy = left.toMillis() > ROOM * answer.usage().totalMillis();
      backend.judge(answer, granted.age(), granted.full() && roomy);
      return answer;
    } finally {
      hour.spend(ticker.nanos() - begun);
      dispatcher.over(granted);
    }
  }

  /// The way of one request through the servers.
  private final class Round {
    private final Set<Backend> tried = Collections.newSetFromMap(new IdentityHashMap<>());
    private int requests;
    private int rounds;
    private ChatAnswer.Failed last =
        new ChatAnswer.Failed(FailureReason.NO_MODEL, "nobody was asked", Usage.NONE);

    boolean ends(Backend backend, ChatAnswer answer, Deadline deadline) {
      if (!(answer instanceof ChatAnswer.Failed failed) || !elsewhere(failed.reason())) {
        return true;
      }
      requests += failed.usage().requests();
      last = failed;
      tried.add(backend);
      boolean more = backends.stream().anyMatch(b -> !tried.contains(b) && b.usable());
      if (!more && patient(failed.reason()) && backoff.wait(++rounds, deadline)) {
        tried.clear();
        more = true;
      }
      return !more;
    }

    @SuppressWarnings("ReferenceEquality") // the very failure that ended the tries
    ChatAnswer answer(ChatAnswer answer) {
      return switch (answer) {
        case ChatAnswer.Complete(var text, var thought, var identity, var usage) ->
            new ChatAnswer.Complete(text, thought, identity, usage.after(requests));
        case ChatAnswer.Failed failed when failed == last -> retold(failed, requests);
        case ChatAnswer.Failed(var reason, var detail, var usage) ->
            new ChatAnswer.Failed(reason, detail, usage.after(requests));
      };
    }

    private static ChatAnswer retold(ChatAnswer.Failed failed, int requests) {
      Usage usage = failed.usage();
      return new ChatAnswer.Failed(
          failed.reason(), failed.detail(), usage.after(requests - usage.requests()));
    }

    /* What a server said tells more than that no other is left. */
    ChatAnswer failed(FailureReason reason, String detail) {
      return tried.isEmpty() && rounds == 0
          ? new ChatAnswer.Failed(reason, detail, Usage.NONE)
          : retold(last, requests);
    }
  }

  private static boolean elsewhere(FailureReason reason) {
    return switch (reason.blame()) {
      case NETWORK, SERVER, REFUSED -> true;
      case REQUEST ->
          reason == FailureReason.MODEL_MISSING || reason == FailureReason.HTTP_UNAUTHORIZED;
      case ANSWER -> false;
      case LOCAL -> reason == FailureReason.BREAKER_OPEN;
    };
  }

  private static boolean patient(FailureReason reason) {
    return reason == FailureReason.BUSY
        || reason == FailureReason.LOADING
        || reason == FailureReason.RATE_LIMITED;
  }

  /* Nobody waits for it: the others serve meanwhile. */
  private void revive() {
    if (backends.size() == 1) {
      return;
    }
    for (Backend backend : backends) {
      if (backend.model().waiting() && probed.add(backend) && !probes.isShutdown()) {
        probes.execute(
            () -> {
              try {
                backend.model().revive();
              } finally {
                probed.remove(backend);
              }
            });
      }
    }
  }

  /// Grows while answers come fast.
  @Override
  public int width() {
    return dispatcher.width();
  }

  /// A line for each server that takes no part, and why.
  public List<String> leftOut() {
    return backends.stream()
        .filter(b -> !b.leftOut().isEmpty())
        .map(b -> b.address() + ": " + b.leftOut())
        .toList();
  }

  @Override
  public Readiness prepare(Deadline deadline) {
    return new Preparation(backends).run(deadline);
  }

  /// While one server can be asked, nobody waits for those that load.
  @Override
  public Optional<Duration> loading() {
    List<Optional<Duration>> all =
        backends.stream().filter(Backend::usable).map(b -> b.model().loading()).toList();
    return all.stream().allMatch(Optional::isPresent)
        ? all.stream().flatMap(Optional::stream).max(Duration::compareTo)
        : Optional.empty();
  }

  @Override
  public ModelIdentity identity() {
    return serving().model().identity();
  }

  @Override
  public TokenEstimate tokens() {
    return serving().model().tokens();
  }

  private Backend serving() {
    return backends.stream()
        .filter(b -> b.leftOut().isEmpty())
        .findFirst()
        .orElse(backends.getFirst());
  }

  @Override
  public void close() {
    probes.shutdownNow();
    new HashSet<>(backends).forEach(b -> b.model().close());
  }
}
