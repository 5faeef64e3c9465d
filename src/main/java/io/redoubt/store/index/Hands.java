package io.redoubt.store.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TaskExecutor;

/// A few threads that help the one who asks, where much must be looked through. They begin when
/// they are first needed and end when they have had nothing to do for a while; on Linux a thread
/// that is started goes after others as the one that starts it does. What comes out does not depend
/// on how many there are. Thread-safe.
final class Hands {
  /// None but the one who asks.
  static final Hands NONE = new Hands(1);

  private static final long IDLE_SECONDS = 20;

  /* More would take the processor from what comes in, and most machines of our users have few. */
  private static final int MOST = 4;

  private final int count;
  private final ThreadPoolExecutor threads;
  private final TaskExecutor tasks;

  /// @param count with the one who asks, at least 1
  Hands(int count) {
    this.count = count;
    threads =
        new ThreadPoolExecutor(
            Math.max(1, count - 1),
            Math.max(1, count - 1),
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("redoubt-hand-", 1).factory());
    threads.allowCoreThreadTimeOut(true);
    tasks = new TaskExecutor(threads);
  }

  /// As many as there are processors, up to a few.
  static Hands ofThisMachine() {
    return new Hands(Math.min(MOST, Runtime.getRuntime().availableProcessors()));
  }

  /// How many there are, with the one who asks.
  int count() {
    return count;
  }

  /// What each of these gives, in their order; the one who asks does its part of them.
  <T> List<T> all(List<Callable<T>> all) throws IOException {
    if (count > 1 && all.size() > 1) {
      return tasks.invokeAll(all);
    }
    List<T> results = new ArrayList<>(all.size());
    for (Callable<T> one : all) {
      results.add(done(one));
    }
    return results;
  }

  private static <T> T done(Callable<T> one) throws IOException {
    try {
      return one.call();
    } catch (IOException | RuntimeException failed) {
      throw failed;
    } catch (Exception other) {
      throw new IllegalStateException(other);
    }
  }

  /// A searcher over the same that has segments looked through side by side.
  IndexSearcher of(IndexSearcher searcher) {
    if (count == 1) {
      return searcher;
    }
    IndexSearcher wide = new IndexSearcher(searcher.getIndexReader(), threads);
    wide.setQueryCache(searcher.getQueryCache());
    wide.setQueryCachingPolicy(searcher.getQueryCachingPolicy());
    return wide;
  }
}
