package io.redoubt.app;

import io.redoubt.event.port.EventFinder;
import io.redoubt.event.query.Query;
import io.redoubt.event.trace.Span;
import io.redoubt.pipeline.live.Courtesy;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Has another finder asked by threads that go after those who answer senders: who looks through
/// hundreds of thousands of records reckons for seconds, and would take the processor from them at
/// the same rank. The one who asks waits meanwhile, and is not interrupted: a file of the index
/// that is read when its reader is interrupted is closed for all. Thread-safe.
final class PatientFinder implements EventFinder {
  /* As many as there are carriers of virtual threads, which would answer otherwise. */
  private static final int AT_ONCE = 8;
  private static final long IDLE_SECONDS = 60;

  private final EventFinder asked;
  private final Executor threads;

  /// @param asked thread-safe; closed with this
  PatientFinder(EventFinder asked) {
    this(asked, threads());
  }

  /// @param threads those that ask
  PatientFinder(EventFinder asked, Executor threads) {
    this.asked = asked;
    this.threads = threads;
  }

  private static Executor threads() {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            AT_ONCE,
            AT_ONCE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Courtesy.threads("redoubt-search"));
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  private <T> T aside(Supplier<T> question) {
    Span span = Span.current();
    try {
      return CompletableFuture.supplyAsync(() -> span.within(question::get), threads).join();
    } catch (CompletionException failed) {
      switch (failed.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw failed;
      }
    }
  }

  @Override
  public Found search(Search search) {
    return aside(() -> asked.search(search));
  }

  @Override
  public Counted<Bucket> histogram(Query query, Window window, long step, int most) {
    return aside(() -> asked.histogram(query, window, step, most));
  }

  @Override
  public Counted<ValueCount> values(Query query, Window window, String field, int most) {
    return aside(() -> asked.values(query, window, field, most));
  }

  @Override
  public List<String> fields(String from, int most) {
    return aside(() -> asked.fields(from, most));
  }

  @Override
  public OptionalLong sequence(String eventId) {
    return aside(() -> asked.sequence(eventId));
  }

  @Override
  public State state() {
    return aside(asked::state);
  }

  @Override
  public long missing() {
    return asked.missing();
  }

  @Override
  public void close() {
    asked.close();
  }
}
