package io.redoubt.llm.served;

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
import io.redoubt.llm.http.Failure;
import io.redoubt.llm.http.Timers;
import java.time.Duration;
import java.util.Optional;

/// A model behind a server of any dialect. Thread-safe.
public final class ServedModel implements ChatModel {
  private final Dialect dialect;
  private final Timers timers;
  private final Backoff backoff;
  private final Ticker ticker;
  private final boolean persistent;
  private final TokenLearner learner = new TokenLearner();
  private final ReadingSpeed speed = new ReadingSpeed();
  private final Loader loader;

  /// A model that is reached through this dialect.
  public ServedModel(Dialect dialect, Timers timers, Backoff backoff, Ticker ticker) {
    this(dialect, timers, backoff, ticker, true);
  }

  /// A model that is reached through this dialect.
  ///
  /// @param persistent whether the server is asked again when it is busy or broke; false where
  ///     somebody else may ask another server instead
  public ServedModel(
      Dialect dialect, Timers timers, Backoff backoff, Ticker ticker, boolean persistent) {
    this.dialect = dialect;
    this.timers = timers;
    this.backoff = backoff;
    this.ticker = ticker;
    this.persistent = persistent;
    this.loader = new Loader(ticker);
  }

  @Override
  public Optional<Duration> loading() {
    return loader.since().map(begun -> Duration.ofNanos(ticker.nanos() - begun));
  }

  @Override
  public ModelIdentity identity() {
    return dialect.identity();
  }

  @Override
  public TokenEstimate tokens() {
    return learner.estimate();
  }

  @Override
  public Readiness prepare(Deadline deadline) {
    Readiness found = dialect.look(deadline);
    return switch (found) {
      case Readiness.Ready _, Readiness.Unusable _ -> found;
      case Readiness.Loading _ ->
          loader.await(() -> dialect.load(Deadline.after(timers.load(), ticker)), deadline);
    };
  }

  @Override
  public ChatAnswer chat(ChatRequest request) {
    long begun = ticker.nanos();
    Attempts attempts = new Attempts(backoff, persistent);
    ChatRequest now = request;
    Optional<Failure> earlier = Optional.empty();
    int requests = 0;
    while (true) {
      Heard heard = once(now);
      requests += counts(heard) ? 1 : 0;
      switch (heard) {
        case Heard.Spoken spoken -> {
          return complete(spoken, usage(spoken.tokens(), spoken.firstMillis(), begun, requests));
        }
        case Heard.Lost lost -> {
          Optional<ChatRequest> next = attempts.next(now, lost);
          if (next.isEmpty()) {
            Failure why = telling(lost.failure(), earlier);
            return failed(why, usage(Frame.Tokens.UNSAID, 0, begun, requests));
          }
          earlier = Optional.of(lost.failure());
          now = next.get();
        }
      }
    }
  }

  /// Of a deadline that passed while something was tried again, the thing itself says more.
  private static Failure telling(Failure last, Optional<Failure> earlier) {
    return last.reason() == FailureReason.DEADLINE ? earlier.orElse(last) : last;
  }

  private Heard once(ChatRequest request) {
    return switch (prepare(request.deadline())) {
      case Readiness.Unusable(var reason, var detail) -> lost(reason, detail, false);
      case Readiness.Loading(var detail) -> lost(FailureReason.LOADING, detail, false);
      case Readiness.Ready(var identity) -> asked(request, identity.context());
    };
  }

  private Heard asked(ChatRequest request, int context) {
    int characters = request.prompt().characters();
    int fewest = tokens().atLeast(characters);
    if (context > 0 && fewest + request.maxTokens() > context) {
      return lost(FailureReason.OVERFLOW, fewest + " tokens at least of " + context, false);
    }
    Duration firstByte = speed.allowed(tokens().atMost(characters), timers.firstByte());
    Heard heard = dialect.ask(request, firstByte);
    return heard instanceof Heard.Spoken spoken && !request.probe()
        ? measured(spoken, characters, fewest)
        : heard;
  }

  private Heard measured(Heard.Spoken spoken, int characters, int fewest) {
    int counted = spoken.tokens().prompt();
    if (counted > 0 && counted < fewest) {
      return lost(
          FailureReason.TRUNCATED,
          "the server read " + counted + " of " + fewest + " tokens",
          true);
    }
    learner.learn(characters, counted);
    speed.learn(counted, spoken.firstMillis());
    return spoken;
  }

  private static Heard lost(FailureReason reason, String detail, boolean generated) {
    return new Heard.Lost(new Failure(reason, detail), Duration.ZERO, generated);
  }

  private static boolean counts(Heard heard) {
    return switch (heard) {
      case Heard.Spoken _ -> true;
      case Heard.Lost(_, _, var generated) -> generated;
    };
  }

  private ChatAnswer complete(Heard.Spoken spoken, Usage usage) {
    return new ChatAnswer.Complete(spoken.text(), spoken.thoughtHash(), identity(), usage);
  }

  private static ChatAnswer failed(Failure failure, Usage usage) {
    FailureReason reason =
        Thread.currentThread().isInterrupted() ? FailureReason.CANCELLED : failure.reason();
    return new ChatAnswer.Failed(reason, failure.detail(), usage);
  }

  private Usage usage(Frame.Tokens tokens, long firstMillis, long begun, int requests) {
    long millis = (ticker.nanos() - begun) / 1_000_000;
    return new Usage(
        tokens.prompt(), tokens.answer(), firstMillis, millis, requests, tokens.likelihoods());
  }

  @Override
  public void close() {
    loader.close();
  }
}
