package io.redoubt.pipeline.live;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// A few threads that share the parsing and matching of what one follower has read; the follower
/// waits for all of them, so that everything stays in order. Used by one thread.
final class Crew implements AutoCloseable {
  /// Fewer records than this are not worth sharing.
  private static final int SMALL = 256;

  private final int size;
  private final ExecutorService others;

  /// @param size threads, with the one that waits, at least 1
  Crew(int size) {
    this.size = size;
    this.others =
        Executors.newFixedThreadPool(
            Math.max(1, size - 1), Thread.ofPlatform().daemon().name("redoubt-crew-", 1).factory());
  }

  /// How many there are.
  int size() {
    return size;
  }

  /// A stretch of a list, done by one of the crew.
  ///
  /// @param member 0 to size-1: whose own tools are to be used
  /// @param from first index
  /// @param to one past the last
  record Share(int member, int from, int to) {}

  /// Has each member do its share of so many things; gives the results in order.
  <R> List<R> shared(int things, Work<R> work) {
    int members = things < SMALL ? 1 : size;
    List<Future<R>> begun = new ArrayList<>();
    for (int m = 1; m < members; m++) {
      Share share = share(m, members, things);
      begun.add(others.submit(() -> work.on(share)));
    }
    List<R> results = new ArrayList<>();
    results.add(work.on(share(0, members, things)));
    for (Future<R> other : begun) {
      results.add(done(other));
    }
    return results;
  }

  /// What is done with a share.
  ///
  /// @param <R> what comes out
  @FunctionalInterface
  interface Work<R> {
    /// Does it.
    R on(Share share);
  }

  private static Share share(int member, int members, int things) {
    return new Share(
        member,
        (int) ((long) things * member / members),
        (int) ((long) things * (member + 1) / members));
  }

  private static <R> R done(Future<R> other) {
    try {
      return other.get();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the crew worked.", stop);
    } catch (ExecutionException fault) {
      throw new IllegalStateException("The crew failed: " + fault.getCause(), fault.getCause());
    }
  }

  @Override
  public void close() {
    others.shutdownNow();
  }
}
