package io.redoubt.search.tail;

import io.redoubt.event.port.EventFinder.Window;
import io.redoubt.event.port.EventLog;
import io.redoubt.event.port.EventReader;
import io.redoubt.event.port.NumberedEvent;
import io.redoubt.event.query.Query;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The end of the log, looked through for what is asked: one question at a time, so that many
/// who ask leave processors for those who send. What was asked lately goes on from where it had
/// come to. Thread-safe.
final class Tail {
  private static final int RECORDS = 4096;
  private static final int QUESTIONS = 32;

  /// Records that are looked through for the values of a field, half a second of a processor.
  private static final long FEW = 100_000;

  private static final int REMEMBERED = 500_000;

  private final EventLog log;
  private final EventReader reader;
  private final long most;
  private final ReentrantLock looking = new ReentrantLock();
  private final Map<Question, Looked> lately = new LinkedHashMap<>(16, 0.75f, true);

  /// @param field whose values are asked for; null for none
  private record Question(Query query, @Nullable String field) {}

  /// @param most records that are looked through at most, the last ones
  Tail(EventLog log, EventReader reader, long most) {
    this.log = log;
    this.reader = reader;
    this.most = most;
  }

  /// What fits of that which the log has from this number on.
  Fitting fitting(Query query, long from) {
    return looked(new Question(query, null), from, (looked, waiting) -> looked.fitting(waiting));
  }

  /// Names of fields that events have from this number on, perhaps of some before it, from this
  /// name on.
  ///
  /// @param name the least
  List<String> names(long from, String name) {
    return looked(
        new Question(Query.All.ALL, null),
        from,
        (looked, _) -> List.copyOf(looked.names().tailSet(name, true)));
  }

  /// How many of the events that fit and happened in the window have which value of the field;
  /// nothing when too many wait for that to be cheap.
  Map<String, Long> values(Query query, Window window, String field, long from) {
    return log.next() - from > FEW
        ? Map.of()
        : looked(new Question(query, field), from, (looked, _) -> looked.counts(window));
  }

  /// What is wanted of that which was found.
  @FunctionalInterface
  private interface Wanted<T> {
    T of(Looked looked, long waiting);
  }

  private <T> T looked(Question question, long from, Wanted<T> wanted) {
    long end = log.next();
    long first = Math.max(from, Math.max(log.first(), end - most));
    long waiting = Math.max(0, first - Math.max(from, log.first()));
    if (first >= end) {
      return wanted.of(new Looked(question.query(), question.field(), first), waiting);
    }
    looking.lock();
    try {
      Looked looked = known(question, first);
      look(looked, end);
      forget();
      return wanted.of(looked, waiting);
    } finally {
      looking.unlock();
    }
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

  private void look(Looked looked, long end) {
    while (looked.end() < end) {
      long from = looked.end();
      List<EventLog.Batch> batches = log.read(from, RECORDS);
      if (batches.isEmpty()) {
        return;
      }
      for (EventLog.Batch batch : batches) {
        for (NumberedEvent event : reader.read(batch)) {
          if (event.sequence() >= from) {
            looked.look(event);
          }
        }
        looked.until(batch.next());
      }
    }
  }

  private void forget() {
    int remembered = lately.values().stream().mapToInt(Looked::size).sum();
    var eldest = lately.values().iterator();
    while (eldest.hasNext() && (lately.size() > QUESTIONS || remembered > REMEMBERED)) {
      remembered -= eldest.next().size();
      eldest.remove();
    }
  }
}
