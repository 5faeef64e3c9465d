package io.redoubt.pipeline.live;

import io.redoubt.event.port.LedgerException;
import io.redoubt.event.port.LetterBox;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Keeps what a fault of the program has kept from being processed for good, so that one record
/// never stops the others: the latest of them, and the count of all. What is tried again is
/// none of them. Thread-safe.
public final class DeadLetters {
  /// How many are kept.
  public static final int KEPT = 10_000;

  private static final int LONGEST = 300;

  private final ArrayDeque<DeadLetter> letters = new ArrayDeque<>();
  private final ArrayDeque<DeadLetter> unkept = new ArrayDeque<>();
  private long count;

  /// What the step gives; empty when it failed, and then there is a letter.
  ///
  /// @param sequence number of the record; -1 for none
  /// @param stage of the pipeline
  <R> Optional<R> guarded(long sequence, String stage, Supplier<R> step) {
    try {
      return Optional.of(step.get());
    } catch (RuntimeException | StackOverflowError fault) {
      add(new DeadLetter(sequence, stage, reason(fault)));
      return Optional.empty();
    }
  }

  /// Keeps what no stage can do anything with and what is no single record.
  public void undeliverable(String stage, String reason) {
    add(new DeadLetter(-1, stage, line(reason)));
  }

  /// Keeps a letter; the oldest beyond [#KEPT] goes.
  synchronized void add(DeadLetter letter) {
    count++;
    letters.addLast(letter);
    unkept.addLast(letter);
    if (unkept.size() > KEPT) {
      unkept.removeFirst();
    }
    if (letters.size() > KEPT) {
      letters.removeFirst();
    }
  }

  /// Puts those that came since the last time into a box that outlives the program; what cannot be
  /// put now is put later.
  ///
  /// @param now milliseconds since 1970 UTC
  void keepIn(LetterBox box, long now) {
    List<DeadLetter> some;
    synchronized (this) {
      if (unkept.isEmpty()) {
        return;
      }
      some = List.copyOf(unkept);
      unkept.clear();
    }
    try {
      box.put(
          some.stream()
              .map(
                  one ->
                      new LetterBox.Letter(
                          0, one.sequence(), one.stage(), one.reason(), now, now, 1))
              .toList());
    } catch (LedgerException later) {
      synchronized (this) {
        unkept.addAll(some);
        while (unkept.size() > KEPT) {
          unkept.removeFirst();
        }
      }
    }
  }

  /// Those that are kept, oldest first.
  public synchronized List<DeadLetter> letters() {
    return List.copyOf(letters);
  }

  /// How many there were in all.
  public synchronized long count() {
    return count;
  }

  /// What a fault was and where, one line.
  static String reason(Throwable wrapped) {
    Throwable fault = wrapped;
    while (fault.getCause() != null) {
      fault = fault.getCause();
    }
    StackTraceElement[] where = fault.getStackTrace();
    String place = where.length == 0 ? "" : " at " + where[0];
    return line(fault.getClass().getSimpleName() + ": " + fault.getMessage() + place);
  }

  private static String line(String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ");
    return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
  }
}
