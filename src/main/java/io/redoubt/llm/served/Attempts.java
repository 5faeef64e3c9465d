package io.redoubt.llm.served;

import io.redoubt.llm.ChatRequest;
import io.redoubt.llm.FailureReason;
import java.time.Duration;
import java.util.Optional;

/// Decides whether a failed request is sent once more, and waits before it is. For one request and
/// one thread.
final class Attempts {
  private static final int FEW = 3;
  private static final int GROWTH = 2;

  private final Backoff backoff;
  private int failed;
  private boolean grown;

  Attempts(Backoff backoff) {
    this.backoff = backoff;
  }

  /// The request to send next, after the pause that is due; nothing when it stays failed. A server
  /// that is busy or loading is asked until the deadline; other failures that may pass, three times
  /// in all; an answer that ran out of tokens, once more with twice as many.
  Optional<ChatRequest> next(ChatRequest request, Heard.Lost lost) {
    failed++;
    FailureReason reason = lost.failure().reason();
    if (reason == FailureReason.LENGTH || reason == FailureReason.THINKING_ONLY) {
      boolean first = !grown;
      grown = true;
      return first
          ? Optional.of(request.withMaxTokens(request.maxTokens() * GROWTH))
          : Optional.empty();
    }
    if (!reason.retryable() || (!patient(reason) && failed >= FEW)) {
      return Optional.empty();
    }
    return paused(request, lost.retryAfter()) ? Optional.of(request) : Optional.empty();
  }

  private static boolean patient(FailureReason reason) {
    return reason == FailureReason.BUSY
        || reason == FailureReason.LOADING
        || reason == FailureReason.RATE_LIMITED;
  }

  private boolean paused(ChatRequest request, Duration asked) {
    Duration pause = backoff.pause(failed);
    Duration wait = pause.compareTo(asked) < 0 ? asked : pause;
    if (wait.compareTo(request.deadline().left()) >= 0) {
      return false;
    }
    try {
      Thread.sleep(wait);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
