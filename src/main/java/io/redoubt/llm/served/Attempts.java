package io.redoubt.llm.served;

import io.redoubt.llm.ChatRequest;
import io.redoubt.llm.FailureReason;
import java.util.Optional;

/// Decides whether a failed request is sent once more, and waits before it is. For one request and
/// one thread.
final class Attempts {
  private static final int FEW = 3;
  private static final int GROWTH = 2;

  private final Backoff backoff;
  private final boolean persistent;
  private int failed;
  private boolean grown;

  /// @param persistent whether the same server is asked again for what may pass
  Attempts(Backoff backoff, boolean persistent) {
    this.backoff = backoff;
    this.persistent = persistent;
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
    if (!persistent || !reason.retryable() || (!patient(reason) && failed >= FEW)) {
      return Optional.empty();
    }
    return backoff.wait(failed, lost.retryAfter(), request.deadline())
        ? Optional.of(request)
        : Optional.empty();
  }

  private static boolean patient(FailureReason reason) {
    return reason == FailureReason.BUSY
        || reason == FailureReason.LOADING
        || reason == FailureReason.RATE_LIMITED;
  }
}
