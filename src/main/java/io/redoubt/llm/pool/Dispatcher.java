package io.redoubt.llm.pool;

import io.redoubt.llm.ChatRequest;
import io.redoubt.llm.FailureReason;
import io.redoubt.llm.Ticker;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Gives each request a server, in the order of [WaitingLine], the least loaded server first. A
/// waiting thread is told at once when there is none left for it. Thread-safe.
final class Dispatcher {
  private static final Comparator<Backend> BEST =
      Comparator.comparing((Backend b) -> b.model().open())
          .thenComparingDouble(Backend::load)
          .thenComparing(Comparator.comparingDouble(Backend::speed).reversed());

  private final List<Backend> backends;
  private final Ticker ticker;
  private final long origin;
  private final ReentrantLock lock = new ReentrantLock();
  private final WaitingLine<Waiter> line;

  /// What came of waiting.
  sealed interface Turn {
    /// This server is to be asked, and [Dispatcher#over] told afterwards.
    ///
    /// @param age of its limit
    /// @param full whether as many as allowed run now
    record Granted(Backend backend, int age, boolean full) implements Turn {}

    /// Nobody is to be asked.
    record Refused(FailureReason reason, String detail) implements Turn {}
  }

  private static final class Waiter {
    private final Set<Backend> tried;
    private final Condition changed;
    private @Nullable Turn turn;

    Waiter(Set<Backend> tried, Condition changed) {
      this.tried = tried;
      this.changed = changed;
    }

    void tell(Turn what) {
      turn = what;
      changed.signal();
    }
  }

  /// @param most requests that may wait
  Dispatcher(List<Backend> backends, int most, Ticker ticker) {
    this.backends = backends;
    this.ticker = ticker;
    this.origin = ticker.nanos();
    this.line = new WaitingLine<>(most);
  }

  /// Waits for a server, until the deadline of the request.
  ///
  /// @param tried servers that are of no use for it any more
  Turn await(ChatRequest request, Set<Backend> tried) {
    lock.lock();
    try {
      Waiter waiter = new Waiter(Set.copyOf(tried), lock.newCondition());
      line.join(waiter, request.urgency(), ticker.nanos() - origin)
          .ifPresent(w -> w.tell(refused(FailureReason.QUEUE_FULL, "more urgent requests wait")));
      serve();
      return told(waiter, request);
    } finally {
      lock.unlock();
    }
  }

  private Turn told(Waiter waiter, ChatRequest request) {
    Turn turn = waiter.turn;
    while (turn == null) {
      long left = request.deadline().left().toNanos();
      try {
        if (left <= 0 || waiter.changed.awaitNanos(left) <= 0) {
          turn = waiter.turn;
          if (turn == null) {
            line.leave(waiter);
            return refused(FailureReason.DEADLINE, "no model server became free in time");
          }
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        line.leave(waiter);
        return waiter.turn instanceof Turn.Granted granted
            ? granted
            : refused(FailureReason.CANCELLED, "interrupted");
      }
      turn = waiter.turn;
    }
    return turn;
  }

  /// What was granted is over.
  void over(Turn.Granted granted) {
    lock.lock();
    try {
      granted.backend().end();
      serve();
    } finally {
      lock.unlock();
    }
  }

  /// Requests that may run now, on servers that are not given up; at least 1.
  int width() {
    lock.lock();
    try {
      return Math.max(
          1, backends.stream().filter(Backend::usable).mapToInt(b -> b.limit().limit()).sum());
    } finally {
      lock.unlock();
    }
  }

  private void serve() {
    Optional<Waiter> next;
    do {
      next = line.next(this::served);
    } while (next.isPresent());
  }

  private boolean served(Waiter waiter) {
    Optional<Turn> turn = best(waiter).map(this::granted).or(() -> none(waiter));
    turn.ifPresent(waiter::tell);
    return turn.isPresent();
  }

  private Turn granted(Backend backend) {
    backend.begin();
    return new Turn.Granted(backend, backend.limit().age(), backend.full());
  }

  private Optional<Backend> best(Waiter waiter) {
    return backends.stream().filter(b -> !waiter.tried.contains(b) && b.free()).min(BEST);
  }

  /* Why nobody is left to be asked; empty when somebody is. Each server is looked at once: a
  breaker may close meanwhile. */
  private Optional<Turn> none(Waiter waiter) {
    Turn why = refused(FailureReason.NO_MODEL, "no model server is left");
    for (Backend backend : backends) {
      if (waiter.tried.contains(backend) || !backend.leftOut().isEmpty()) {
        continue;
      }
      if (backend.model().askable()) {
        return Optional.empty();
      }
      why = refused(FailureReason.BREAKER_OPEN, backend.model().cause());
    }
    return Optional.of(why);
  }

  private static Turn.Refused refused(FailureReason reason, String detail) {
    return new Turn.Refused(reason, detail);
  }
}
