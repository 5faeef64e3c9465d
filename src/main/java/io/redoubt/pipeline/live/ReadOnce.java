package io.redoubt.pipeline.live;

import io.redoubt.event.port.EventLog;
import io.redoubt.event.port.NumberedEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Reads the log for all who follow it. What one of them has read is handed to the others as it
/// is, if they come by soon after, for events never change; who comes to a place that another is
/// just reading waits for him. Nothing is kept that all have passed, and never much. Thread-safe.
final class ReadOnce {
  /// Records read at once.
  private static final int RECORDS = 4096;

  /// Bytes that are kept at most for those who are behind: a second at 20,000 records.
  private static final long MOST = 16 << 20;

  /* Bytes that an event takes beside those of its record, about. */
  private static final long EVENT = 500;

  private final EventLog log;
  private final long most;
  private final List<Member> members = new ArrayList<>();
  private final Deque<Stretch> kept = new ArrayDeque<>();
  private final Map<Long, CompletableFuture<Optional<Stretch>>> reading = new HashMap<>();
  private long bytes;

  ReadOnce(EventLog log) {
    this(log, MOST);
  }

  /// @param most bytes that are kept
  ReadOnce(EventLog log, long most) {
    this.log = log;
    this.most = most;
  }

  /// What was read at once.
  ///
  /// @param events in order
  /// @param next one more than the number of the last record
  /// @param arrived when the last of it was committed, milliseconds since 1970 UTC
  record Stretch(List<NumberedEvent> events, long next, long arrived) {
    private boolean has(long from) {
      return events.getFirst().sequence() <= from && from < next;
    }

    private Stretch since(long from) {
      int first = 0;
      while (first < events.size() && events.get(first).sequence() < from) {
        first++;
      }
      return first == 0 ? this : new Stretch(events.subList(first, events.size()), next, arrived);
    }

    private long weight() {
      return events.stream().mapToLong(one -> one.event().record().length() + EVENT).sum();
    }
  }

  /// One more who follows the log.
  ///
  /// @param readers what he reads with when nobody has read it before him
  synchronized Member member(Readers readers) {
    Member member = new Member(readers);
    members.add(member);
    return member;
  }

  /// Bytes that are kept for those who are behind, about.
  synchronized long bytes() {
    return bytes;
  }

  /// One who follows the log; used by one thread.
  final class Member {
    private final Readers readers;
    private long position;

    private Member(Readers readers) {
      this.readers = readers;
    }

    /// What was committed from here on, as much as is read at once; empty at the end.
    ///
    /// @param from sequence number; records that are kept no longer are passed over
    Optional<Stretch> from(long from) {
      CompletableFuture<Optional<Stretch>> mine = new CompletableFuture<>();
      CompletableFuture<Optional<Stretch>> other;
      synchronized (ReadOnce.this) {
        position = from;
        letGo();
        Stretch known = known(from);
        if (known != null) {
          return Optional.of(known.since(from));
        }
        other = reading.putIfAbsent(from, mine);
      }
      return other == null ? first(from, mine) : other.join().or(() -> read(from));
    }

    private Optional<Stretch> first(long from, CompletableFuture<Optional<Stretch>> mine) {
      Optional<Stretch> read = Optional.empty();
      try {
        read = read(from);
        return read;
      } finally {
        done(this, from, read);
        mine.complete(read);
      }
    }

    private Optional<Stretch> read(long from) {
      List<EventLog.Batch> batches = log.read(from, RECORDS);
      if (batches.isEmpty()) {
        return Optional.empty();
      }
      EventLog.Batch last = batches.getLast();
      List<NumberedEvent> events = List.copyOf(readers.read(batches));
      return Optional.of(new Stretch(events, last.next(), last.arrived()).since(from));
    }
  }

  private @Nullable Stretch known(long from) {
    for (Stretch one : kept) {
      if (one.has(from)) {
        return one;
      }
    }
    return null;
  }

  private synchronized void done(Member by, long from, Optional<Stretch> read) {
    reading.remove(from);
    read.filter(one -> wanted(by, one)).ifPresent(this::keep);
    letGo();
  }

  /* Who is so far behind that it would be gone when he comes is not waited for: keeping it would
  only cost the collector. */
  private boolean wanted(Member by, Stretch one) {
    if (one.events().isEmpty()) {
      return false;
    }
    long near = one.events().getFirst().sequence() - most / EVENT;
    return members.stream()
        .anyMatch(other -> other != by && other.position < one.next() && other.position >= near);
  }

  private void keep(Stretch one) {
    kept.add(one);
    bytes += one.weight();
  }

  private void letGo() {
    long passed = members.stream().mapToLong(member -> member.position).min().orElse(0);
    while (!kept.isEmpty() && (bytes > most || kept.element().next() <= passed)) {
      bytes -= kept.remove().weight();
    }
  }
}
