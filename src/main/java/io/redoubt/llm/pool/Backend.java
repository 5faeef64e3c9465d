package io.redoubt.llm.pool;

import io.redoubt.llm.ChatAnswer;
import io.redoubt.llm.ChatModel;
import io.redoubt.llm.FailureReason;
import io.redoubt.llm.Ticker;

/// One server of a pool: its model behind a breaker, what it is given at once, and how fast it was.
/// What changes is guarded by the lock of [Dispatcher]; the breaker and the limit guard themselves.
final class Backend {
  private static final double WEIGHT = 0.3;

  private final String address;
  private final BreakerModel model;
  private final Aimd limit;
  private int running;
  private double tokensPerSecond;
  private String leftOut = "";

  /// @param most requests at once
  Backend(String address, ChatModel model, int most, Ticker ticker) {
    this.address = address;
    this.model = new BreakerModel(model, ticker);
    this.limit = new Aimd(most);
  }

  String address() {
    return address;
  }

  BreakerModel model() {
    return model;
  }

  Aimd limit() {
    return limit;
  }

  /// Why it takes no part; empty: it does.
  String leftOut() {
    return leftOut;
  }

  void leaveOut(String why) {
    leftOut = why;
  }

  /// Whether it may be asked, now or when something of it ends.
  boolean usable() {
    return leftOut.isEmpty() && model.askable();
  }

  boolean free() {
    return usable() && (model.open() ? running == 0 : running < limit.limit());
  }

  double load() {
    return (double) running / limit.limit();
  }

  /// Tokens per second of late; unknown counts as fast, so that it becomes known.
  double speed() {
    return tokensPerSecond == 0 ? Double.MAX_VALUE : tokensPerSecond;
  }

  boolean full() {
    return running >= limit.limit();
  }

  void begin() {
    running++;
  }

  void end() {
    running--;
  }

  /// Learns from an answer.
  ///
  /// @param begun age of the limit when it was asked for
  /// @param full whether as many as allowed ran
  void judge(ChatAnswer answer, int begun, boolean full) {
    switch (answer) {
      case ChatAnswer.Complete complete -> {
        int tokens = Math.max(1, complete.usage().answerTokens());
        limit.good(begun, full, (double) complete.usage().totalMillis() / tokens);
        double rate = complete.usage().tokensPerSecond();
        tokensPerSecond =
            tokensPerSecond == 0 ? rate : (1 - WEIGHT) * tokensPerSecond + WEIGHT * rate;
      }
      case ChatAnswer.Failed failed -> {
        if (overloaded(failed.reason())) {
          limit.overload(begun);
        }
      }
    }
  }

  private static boolean overloaded(FailureReason reason) {
    return switch (reason) {
      case BUSY, RATE_LIMITED, FIRST_BYTE, DEADLINE, HTTP_TIMEOUT, STALL -> true;
      default -> false;
    };
  }
}
