package io.redoubt.cli.review;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.IntSupplier;

/// Work that waits for servers, some of it at once. What is done with results is done in the
/// caller's thread, in the order in which they come.
final class SideBySide {
  private SideBySide() {}

  private record Done<A, B>(A work, B result) {}

  /// Does all of the work, begun in its order, never more at once than the width of the moment.
  ///
  /// @param width asked before each piece is begun; 0: begin nothing more
  static <A, B> void each(
      List<A> work, IntSupplier width, Function<A, B> job, BiConsumer<A, B> done) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var ended = new ExecutorCompletionService<Done<A, B>>(threads);
      Iterator<A> next = work.iterator();
      int running = 0;
      while (true) {
        int most = width.getAsInt();
        while (next.hasNext() && running < most) {
          A piece = next.next();
          ended.submit(() -> new Done<>(piece, job.apply(piece)));
          running++;
        }
        if (running == 0) {
          return;
        }
        Done<A, B> one = result(ended.take());
        running--;
        done.accept(one.work(), one.result());
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /// The results of all of the work at once, in the order of the work.
  static <A, B> List<B> all(List<A> work, Function<A, B> job) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<B>> futures = new ArrayList<>();
      work.forEach(piece -> futures.add(threads.submit(() -> job.apply(piece))));
      List<B> results = new ArrayList<>();
      for (Future<B> future : futures) {
        results.add(result(future));
      }
      return results;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for servers.", stop);
    }
  }

  private static <B> B result(Future<B> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException bug) {
      throw new IllegalStateException("A piece of work failed.", bug.getCause());
    }
  }
}
