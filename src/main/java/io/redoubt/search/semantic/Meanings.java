package io.redoubt.search.semantic;

import io.redoubt.event.Event;
import io.redoubt.event.port.NumberedEvent;
import io.redoubt.event.port.TemplateFinder;
import io.redoubt.event.port.Templating;
import io.redoubt.event.port.Vectors;
import io.redoubt.redact.Redacted;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Has the templates of events embedded, on a thread of its own. Templates that come in are noted
/// by {@link #key}, which never waits: when too many wait, further ones are left to the next look
/// through the index, as are those that a stop or a deleted folder took away. Thread-safe but for
/// {@link #key}, which is for one thread.
public final class Meanings implements AutoCloseable {
  /// Templates that wait at most.
  static final int WAITING = 4096;

  private static final int AT_ONCE = 64;
  private static final int MOST_SEEN = 500_000;
  private static final int MOST_MISSED = 50_000;
  private static final long LOOK_AGAIN_SECONDS = 5;
  private static final long BEAT_SECONDS = 5;

  private final Understanding understanding;
  private final Supplier<Templating> templating;
  private final ToLongFunction<Event> incoming;
  private final TemplateWords stored;
  private final ArrayBlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(WAITING);
  private final AtomicInteger pending = new AtomicInteger();
  private final ReentrantLock catching = new ReentrantLock();
  private @Nullable Thread thread;
  private int generation = 1;
  private volatile boolean missed = true;
  private volatile boolean stopped;
  private volatile String trouble = "";

  private record Waiting(long key, Redacted text) {}

  /// Begins with {@link #begin}.
  ///
  /// @param templating gives one for each thread
  public Meanings(Understanding understanding, Supplier<Templating> templating) {
    this.understanding = understanding;
    this.templating = templating;
    this.incoming = further();
    this.stored = new TemplateWords(templating.get(), understanding::redactor);
  }

  /// The number of the event's template, which is embedded soon if it is new.
  public long key(Event event) {
    return incoming.applyAsLong(event);
  }

  /// The same as {@link #key}, for another thread.
  public ToLongFunction<Event> further() {
    return new Incoming(new TemplateWords(templating.get(), understanding::redactor));
  }

  /// What one thread sees.
  private final class Incoming implements ToLongFunction<Event> {
    private final TemplateWords words;
    private final Set<Long> seen = new HashSet<>();

    Incoming(TemplateWords words) {
      this.words = words;
    }

    @Override
    public long applyAsLong(Event event) {
      long key = words.key(event);
      if (seen.contains(key)) {
        return key;
      }
      Vectors known = understanding.opened();
      boolean done = known != null && known.has(key);
      if (!done && queue.remainingCapacity() > 0) {
        done = words.of(event).map(text -> offered(new Waiting(key, text))).orElse(true);
      }
      if (done && seen.size() < MOST_SEEN) {
        seen.add(key);
      }
      if (!done) {
        missed = true;
      }
      return key;
    }
  }

  private boolean offered(Waiting one) {
    pending.incrementAndGet();
    boolean room = queue.offer(one);
    if (!room) {
      pending.decrementAndGet();
    }
    return room;
  }

  /// Begins to embed, first what the index has and nothing was kept of.
  ///
  /// @param index where templates stand
  /// @param events gives the event of a sequence number
  public void begin(TemplateFinder index, LongFunction<Optional<NumberedEvent>> events) {
    begin(index, events, Thread.ofPlatform().daemon().name("redoubt-meanings").factory());
  }

  /// The same, on a thread that is made here; those that reckon for it are started by it.
  public synchronized void begin(
      TemplateFinder index, LongFunction<Optional<NumberedEvent>> events, ThreadFactory threads) {
    if (thread == null && !stopped) {
      Thread begun = threads.newThread(() -> run(index, events));
      thread = begun;
      begun.start();
    }
  }

  private void run(TemplateFinder index, LongFunction<Optional<NumberedEvent>> events) {
    try {
      while (!stopped) {
        if (missed && queue.isEmpty()) {
          missed = false;
          guarded(() -> catchUp(index, events, MOST_MISSED));
        }
        Waiting first = queue.poll(missed ? LOOK_AGAIN_SECONDS : BEAT_SECONDS, TimeUnit.SECONDS);
        missed |= exchanged();
        if (first != null) {
          List<Waiting> batch = new ArrayList<>(List.of(first));
          queue.drainTo(batch, AT_ONCE - 1);
          guarded(() -> learn(batch));
          pending.addAndGet(-batch.size());
        }
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /* Another model: whatever the index has is to be embedded anew. */
  private boolean exchanged() {
    if (understanding.opened() == null) {
      return false;
    }
    int before = generation;
    understanding.vectors();
    generation = understanding.generation();
    return generation != before;
  }

  /* A full disk ends no thread: what is not kept is looked for again. */
  private void guarded(Runnable work) {
    try {
      work.run();
      trouble = "";
    } catch (UncheckedIOException broken) {
      trouble = String.valueOf(broken.getMessage());
      missed = true;
    }
  }

  private boolean learn(List<Waiting> batch) {
    Vectors vectors = understanding.vectors();
    List<Waiting> wanted = batch.stream().filter(one -> !vectors.has(one.key())).toList();
    boolean learned =
        wanted.isEmpty()
            || understanding.learn(
                wanted.stream().map(Waiting::key).toList(),
                wanted.stream().map(Waiting::text).toList());
    missed |= !learned;
    return learned;
  }

  /// Embeds at most so many templates that the index has and nothing is kept of; how many more
  /// there are is not told. Loads nothing when the index has none.
  ///
  /// @return how many were embedded
  public int catchUp(TemplateFinder index, LongFunction<Optional<NumberedEvent>> events, int most) {
    if (index.templates(_ -> true, 1).isEmpty()) {
      return 0;
    }
    catching.lock();
    try {
      return caughtUp(index, events, most);
    } finally {
      catching.unlock();
    }
  }

  private int caughtUp(
      TemplateFinder index, LongFunction<Optional<NumberedEvent>> events, int most) {
    Vectors vectors = understanding.vectors();
    Map<Long, Long> missing = index.templates(key -> !vectors.has(key), most);
    List<Waiting> batch = new ArrayList<>();
    int embedded = 0;
    for (long sequence : missing.values()) {
      events.apply(sequence).flatMap(this::waiting).ifPresent(batch::add);
      if (batch.size() == AT_ONCE) {
        if (!learn(batch)) {
          return embedded;
        }
        embedded += batch.size();
        batch.clear();
      }
      if (stopped) {
        return embedded;
      }
    }
    return !batch.isEmpty() && learn(batch) ? embedded + batch.size() : embedded;
  }

  private Optional<Waiting> waiting(NumberedEvent numbered) {
    Event event = numbered.event();
    return stored.of(event).map(text -> new Waiting(stored.key(event), text));
  }

  /// Waits until nothing that was noted waits any more, at most so long; whether that came.
  public boolean awaits(long millis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (waiting() > 0 && System.nanoTime() - end < 0) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
    return waiting() == 0;
  }

  /// How many templates wait or are being embedded.
  public int waiting() {
    return pending.get();
  }

  /// How many templates have vectors; 0 before they are first needed.
  public int known() {
    Vectors open = understanding.opened();
    return open == null ? 0 : open.size();
  }

  /// Why vectors cannot be kept; empty when they can.
  public String trouble() {
    return trouble;
  }

  @Override
  public void close() {
    stopped = true;
    Thread running;
    synchronized (this) {
      running = thread;
    }
    if (running != null) {
      running.interrupt();
    }
    understanding.close();
  }
}
