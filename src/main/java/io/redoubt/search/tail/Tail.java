package io.redoubt.search.tail;

import io.redoubt.event.port.Beside;
import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.EventFinder.Place;
import io.redoubt.event.port.EventFinder.Window;
import io.redoubt.event.port.EventLog;
import io.redoubt.event.port.EventReader;
import io.redoubt.event.port.NumberedEvent;
import io.redoubt.event.port.TemplateFinder.Ranking;
import io.redoubt.event.query.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/// The end of the log, looked through for what is asked: one question at a time, so that many
/// who ask leave processors for those who send. What was asked lately goes on from where it had
/// come to. Thread-safe.
final class Tail implements Last {
  private static final int RECORDS = 4096;
  private static final int QUESTIONS = 32;

  /* Records between two that may fit which are read with them. */
  private static final int GAP = 256;

  /// Records that are looked through for the values of a field, half a second of a processor.
  private static final long FEW = 100_000;

  private static final int REMEMBERED = 500_000;

  private final EventLog log;
  private final EventReader reader;
  private final long most;
  private final Signatures signatures;
  private final Kinds kinds;
  private final @Nullable Ids ids;
  private final ReentrantLock looking = new ReentrantLock();
  private final Map<List<String>, Weighed> words = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<Question, Looked> lately = new LinkedHashMap<>(16, 0.75f, true);

  /// @param field whose values are asked for; null for none
  private record Question(Query query, @Nullable String field) {}

  /// @param most records that are looked through at most, the last ones
  /// @param signatures by which records are passed over
  /// @param kinds of which templates records are
  Tail(EventLog log, EventReader reader, long most, Signatures signatures, Kinds kinds) {
    this.signatures = signatures;
    this.kinds = kinds;
    this.ids = reader.ids().map(Ids::new).orElse(null);
    this.log = log;
    this.reader = reader;
    this.most = most;
  }

  @Override
  public Fitting fitting(Query query, long from) {
    return looked(new Question(query, null), from, (looked, waiting) -> looked.fitting(waiting));
  }

  @Override
  public OptionalLong sequence(String eventId, long from) {
    Ids known = ids;
    if (known != null) {
      long end = log.next();
      return known.find(eventId, Math.max(from, Math.max(log.first(), end - most)), end);
    }
    return fitting(new Query.Is("event.id", eventId), from).latest(Window.ALL, 1, null).stream()
        .mapToLong(Place::sequence)
        .findFirst();
  }

  @Override
  public List<String> names(long from, String name) {
    return looked(
        new Question(Query.All.ALL, null),
        from,
        (looked, _) -> List.copyOf(looked.names().tailSet(name, true)));
  }

  @Override
  public Map<String, Long> values(Query query, Window window, String field, long from) {
    return log.next() - from > FEW
        ? Map.of()
        : looked(new Question(query, field), from, (looked, _) -> looked.counts(window));
  }

  /// What is wanted of that which was found.
  @FunctionalInterface
  private interface Telling<T> {
    T of(Looked looked, long waiting);
  }

  private <T> T looked(Question question, long from, Telling<T> telling) {
    long end = log.next();
    long first = Math.max(from, Math.max(log.first(), end - most));
    long waiting = Math.max(0, first - Math.max(from, log.first()));
    if (first >= end) {
      return telling.of(new Looked(question.query(), question.field(), first), waiting);
    }
    looking.lock();
    try {
      Looked looked = known(question, first);
      signatures.from(from);
      signatures.asks(end);
      look(looked, Skipping.of(signatures, Sieve.of(question.query())), end);
      forget();
      return telling.of(looked, waiting);
    } finally {
      looking.unlock();
    }
  }

  /// What the log has from this number on, for a ranking.
  Beside beside(Ranking ranking, long from) {
    long end = log.next();
    long first = Math.max(from, Math.max(log.first(), end - most));
    if (first >= end) {
      return Beside.NONE;
    }
    looking.lock();
    try {
      signatures.from(from);
      signatures.asks(end);
      kinds.from(from);
      kinds.asks(end);
      Looked fits = known(new Question(ranking.filter(), null), first);
      Weighed weighed = weighed(ranking.alternatives(), first);
      look(fits, weighed, Sieve.of(ranking.filter()), Sieve.of(words(ranking)), first, end);
      Fitting fitting = fits.fitting(Math.max(0, first - Math.max(from, log.first())));
      return new Behind(
          ranking.window(),
          fitting,
          kinds.templates(fitting.sequences()),
          kinds.census(first, fits.end()),
          weighed.found());
    } finally {
      forget();
      looking.unlock();
    }
  }

  private static Query words(Ranking ranking) {
    Query words = ranking.words();
    return words == null ? Query.All.ALL : words;
  }

  private Weighed weighed(List<String> asked, long first) {
    Weighed known = words.get(asked);
    if (known == null || known.start() > first) {
      known = new Weighed(asked, first);
      words.put(asked, known);
    }
    known.from(first);
    if (asked.isEmpty()) {
      known.until(Long.MAX_VALUE);
    }
    return known;
  }

  private void look(
      Looked fits,
      Weighed weighed,
      @Nullable Sieve fitting,
      @Nullable Sieve having,
      long first,
      long end) {
    Skipping some =
        Skipping.either(
            kinds::unknown,
            Skipping.since(fits.end(), Skipping.of(signatures, fitting)),
            Skipping.since(weighed.end(), Skipping.of(signatures, having)));
    long next =
        read(
            first,
            first,
            end,
            some,
            event -> {
              kinds.take(event);
              long sequence = event.sequence();
              if (sequence >= fits.end()) {
                fits.look(event);
                fits.until(sequence + 1);
              }
              if (sequence >= weighed.end()) {
                weighed.look(event);
                weighed.until(sequence + 1);
              }
            });
    fits.until(next);
    weighed.until(next);
  }

  /// Templates of what the log has from this number on, each with the number of one such record.
  Map<Long, Long> templates(LongPredicate wanted, int most, long from) {
    beside(Ranking.of(Query.All.ALL), from);
    return kinds.examples(from, log.next(), wanted, most);
  }

  private Looked known(Question question, long first) {
    Looked known = lately.get(question);
    if (known == null || known.start() > first) {
      known = new Looked(question.query(), question.field(), first);
      lately.put(question, known);
    }
    known.from(first);
    return known;
  }

  private void look(Looked looked, Skipping some, long end) {
    long next =
        read(
            looked.end(),
            looked.end(),
            end,
            some,
            event -> {
              looked.look(event);
              looked.until(event.sequence() + 1);
            });
    looked.until(next);
  }

  /// One more than the last number of the log.
  long end() {
    return log.next();
  }

  /// Reads what the log has from this number on, at most as much as it has now.
  ///
  /// @return one more than the last number that was read
  long each(long from, Consumer<NumberedEvent> taking) {
    looking.lock();
    try {
      long end = log.next();
      return Math.max(from, read(from, from, end, Skipping.none(), taking));
    } finally {
      looking.unlock();
    }
  }

  /// What is wanted of that which the log has from this number on, the last records first, for as
  /// long as there is time.
  ///
  /// @param window of which values are counted
  /// @param stop true: time is up
  Gathering gathered(Collection<Wanted> wanted, Window window, long from, BooleanSupplier stop) {
    long end = log.next();
    long least = Math.max(from, Math.max(log.first(), end - most));
    Gathering gathered = new Gathering(wanted, window, this, end);
    while (gathered.start() > least && gathered.hasRoom() && !stop.getAsBoolean()) {
      looking.lock();
      try {
        downwards(gathered, least);
      } finally {
        looking.unlock();
      }
    }
    return gathered;
  }

  private void downwards(Gathering gathered, long least) {
    long high = gathered.start();
    long low = Math.max(least, high - RECORDS);
    long[] lowest = {low};
    read(
        low,
        least,
        high,
        Skipping.none(),
        event -> {
          if (event.sequence() < high) {
            lowest[0] = Math.min(lowest[0], event.sequence());
            gathered.look(event);
          }
        });
    gathered.downTo(lowest[0]);
  }

  /* Deliveries come whole: what the first of them has before the begin counts from the floor on. */
  private long read(
      long from, long floor, long end, Skipping some, Consumer<NumberedEvent> taking) {
    boolean again =
        lately.size() > 1 || words.size() > 1; // who asks once pays for no second question
    long at = from;
    while (at < end) {
      at = some.next(at, end);
      if (at >= end) {
        return at;
      }
      List<EventLog.Batch> batches = log.read(at, run(at, end, some));
      if (batches.isEmpty()) {
        return at;
      }
      for (EventLog.Batch batch : batches) {
        if (batch.first() >= end) {
          return at;
        }
        for (NumberedEvent event : passing(batch, some)) {
          if (event.sequence() >= floor) {
            if (again) {
              signatures.sign(event);
            }
            taking.accept(event);
          }
        }
        at = Math.max(at, batch.next());
      }
    }
    return at;
  }

  /* How many records to read at once, so that few are read that cannot fit. */
  private int run(long from, long end, Skipping some) {
    long most = Math.min(end, from + RECORDS);
    long last = from + 1;
    for (long next = last; next < most && next - last <= GAP; next++) {
      next = some.next(next, most);
      last = next < most && next - last <= GAP ? next + 1 : last;
    }
    return (int) (last - from);
  }

  private List<NumberedEvent> passing(EventLog.Batch batch, Skipping some) {
    List<NumberedEvent> events = new ArrayList<>();
    long end = batch.next();
    long first = some.next(batch.first(), end);
    while (first < end) {
      long last = first + 1;
      while (last < end && some.next(last, last + 1) == last) {
        last++;
      }
      List<byte[]> records =
          batch
              .delivery()
              .records()
              .subList((int) (first - batch.first()), (int) (last - batch.first()));
      Delivery part = batch.delivery().with(records);
      events.addAll(reader.read(new EventLog.Batch(first, batch.arrived(), part)));
      first = some.next(last, end);
    }
    return events;
  }

  /// The records between these numbers, which nobody has looked at.
  Unseen unseen(long from, long to) {
    long first = Math.max(from, log.first());
    return first >= to ? Unseen.NONE : new Unseen(to - first, arrived(first), arrived(to - 1));
  }

  private long arrived(long sequence) {
    return log.record(sequence).map(EventLog.Stored::arrived).orElse(0L);
  }

  private void forget() {
    long heavy = words.values().stream().mapToLong(Weighed::size).sum();
    var oldest = words.values().iterator();
    while (oldest.hasNext() && (words.size() > QUESTIONS || heavy > REMEMBERED)) {
      heavy -= oldest.next().size();
      oldest.remove();
    }
    int remembered = lately.values().stream().mapToInt(Looked::size).sum();
    var eldest = lately.values().iterator();
    while (eldest.hasNext() && (lately.size() > QUESTIONS || remembered > REMEMBERED)) {
      remembered -= eldest.next().size();
      eldest.remove();
    }
  }
}
