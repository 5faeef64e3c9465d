package io.redoubt.llm.pool;

import io.redoubt.llm.ChatAnswer;
import io.redoubt.llm.ChatModel;
import io.redoubt.llm.ChatRequest;
import io.redoubt.llm.Deadline;
import io.redoubt.llm.FailureReason;
import io.redoubt.llm.Message;
import io.redoubt.llm.Part;
import io.redoubt.llm.Prompt;
import io.redoubt.llm.Ticker;
import io.redoubt.llm.Usage;
import io.redoubt.llm.WrappedModel;
import java.time.Duration;

/// A model behind a circuit breaker: after a few failures of server or network in a row, requests
/// fail at once, until a real generation of one token has shown that the server lives again: that
/// something accepts connections proves nothing. That it has no room for one more while it works on
/// others is no failure. Thread-safe.
public final class BreakerModel implements WrappedModel {
  /// So many failures in a row open it.
  public static final int FAILURES = 3;

  private static final Duration PAUSE = Duration.ofSeconds(10);
  private static final Duration PROBE = Duration.ofSeconds(5);

  private final ChatModel model;
  private final Ticker ticker;
  private final Prompt alive = Prompt.of(Message.user(Part.Shipped.load("probe/v1/alive.txt")));
  private int failed;
  private int running;
  private long openedAt;
  private String cause = "";

  /// Guards this model.
  public BreakerModel(ChatModel model, Ticker ticker) {
    this.model = model;
    this.ticker = ticker;
  }

  @Override
  public ChatAnswer chat(ChatRequest request) {
    if (!closed() && !revived(request.deadline())) {
      return new ChatAnswer.Failed(FailureReason.BREAKER_OPEN, cause, Usage.NONE);
    }
    began();
    try {
      ChatAnswer answer = model.chat(request);
      judge(answer);
      return answer;
    } finally {
      ended();
    }
  }

  private synchronized void began() {
    running++;
  }

  private synchronized void ended() {
    running--;
  }

  /// Whether a request has a chance: it is closed, or the pause since the last try is over.
  synchronized boolean askable() {
    return failed < FAILURES || ticker.nanos() - openedAt >= PAUSE.toNanos();
  }

  /// Whether requests fail at once.
  boolean open() {
    return !closed();
  }

  /// Whether it is open and the pause since the last try is over.
  synchronized boolean waiting() {
    return failed >= FAILURES && ticker.nanos() - openedAt >= PAUSE.toNanos();
  }

  /// Why it is open.
  synchronized String cause() {
    return cause;
  }

  /// Tries whether the server lives again, when it is time to.
  void revive() {
    if (open()) {
      revived(Deadline.after(PROBE, ticker));
    }
  }

  private synchronized boolean closed() {
    return failed < FAILURES;
  }

  private synchronized boolean due() {
    boolean due = ticker.nanos() - openedAt >= PAUSE.toNanos();
    if (due) {
      openedAt = ticker.nanos();
    }
    return due;
  }

  /* One caller tries after each pause; the others do not wait for it. */
  private boolean revived(Deadline deadline) {
    if (!due()) {
      return false;
    }
    ChatAnswer probe = model.chat(ChatRequest.text(alive, 1, deadline.within(PROBE)));
    judge(probe);
    return probe instanceof ChatAnswer.Complete;
  }

  private synchronized void judge(ChatAnswer answer) {
    switch (answer) {
      case ChatAnswer.Complete _ -> failed = 0;
      case ChatAnswer.Failed failure when running > 1 && full(failure) -> {}
      case ChatAnswer.Failed failure -> {
        switch (failure.reason().blame()) {
          case NETWORK, SERVER, REFUSED, REQUEST -> {
            failed++;
            openedAt = ticker.nanos();
            cause = failure.reason().name() + ": " + failure.detail();
          }
          case ANSWER -> failed = 0;
          case LOCAL -> {}
        }
      }
    }
  }

  /* Who has no room for one more while it works on others of ours is alive. */
  private static boolean full(ChatAnswer.Failed failure) {
    return failure.reason() == FailureReason.BUSY || failure.reason() == FailureReason.RATE_LIMITED;
  }

  @Override
  public ChatModel model() {
    return model;
  }
}
