package io.redoubt.notify.dispatch;

import java.util.ArrayDeque;
import java.util.Deque;

/// At most so many messages within any minute. Used by one thread.
final class RateLimit {
  private static final long MINUTE = 60_000;

  private final int most;
  private final Deque<Long> sent = new ArrayDeque<>();

  RateLimit(int most) {
    this.most = most;
  }

  /// Whether one more may be sent at this moment, milliseconds since 1970 UTC.
  boolean permits(long now) {
    sent.removeIf(then -> then > now || now - then >= MINUTE);
    return sent.size() < most;
  }

  void sent(long now) {
    sent.addLast(now);
  }
}
