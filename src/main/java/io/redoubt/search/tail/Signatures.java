package io.redoubt.search.tail;

import io.redoubt.event.port.NumberedEvent;
import java.util.Arrays;
import java.util.List;

/// What terms the last records have, eight of them together: a question passes over those that
/// cannot fit without reading them. 64 bytes a record, for half a million (524,288) at most; a
/// record without is read. Thread-safe.
public final class Signatures {
  private static final int TOGETHER = 8;
  private static final int BLOCKS = 1 << 16;
  private static final long[] NONE = new long[0];

  private final Terms terms = new Terms();
  private final long[][] bits = new long[BLOCKS][];
  private final long[] numbers = new long[BLOCKS];

  /* Which of the 8 are in the bits. */
  private final byte[] signed = new byte[BLOCKS];

  private long first;
  private volatile long asked = -1;

  /// None yet.
  public Signatures() {
    Arrays.fill(numbers, -1);
    Arrays.fill(bits, NONE);
  }

  /// Adds these. What is 524,288 below them gives way.
  public void sign(List<NumberedEvent> events) {
    for (NumberedEvent event : events) {
      sign(event);
    }
  }

  /// Adds this one, if it is not in it.
  synchronized void sign(NumberedEvent event) {
    long block = event.sequence() / TOGETHER;
    int at = (int) (block % BLOCKS);
    if (event.sequence() < first || block < numbers[at]) {
      return;
    }
    if (block != numbers[at]) {
      numbers[at] = block;
      signed[at] = 0;
      bits[at] = new long[Terms.LONGS];
    }
    int one = 1 << event.sequence() % TOGETHER;
    if ((signed[at] & one) == 0) {
      terms.of(event.event(), bits[at]);
      signed[at] |= (byte) one;
    }
  }

  /// Somebody asks, up to this number.
  void asks(long end) {
    asked = end;
  }

  /// Whether somebody has asked since the log had half a million records less than now.
  boolean wanted(long end) {
    return asked >= 0 && end - asked < BLOCKS * (long) TOGETHER;
  }

  /// The first number from this one on that may fit.
  ///
  /// @param end what to answer when there is none below it
  synchronized long next(long from, long end, Sieve sieve) {
    long at = from;
    while (at < end) {
      int block = (int) (at / TOGETHER % BLOCKS);
      boolean known = numbers[block] == at / TOGETHER;
      long[] of = bits[block];
      if (!known || sieve.passes(of)) {
        return at;
      }
      long limit = Math.min(end, (at / TOGETHER + 1) * TOGETHER);
      while (at < limit) {
        if ((signed[block] & 1 << at % TOGETHER) == 0) {
          return at;
        }
        at++;
      }
    }
    return end;
  }

  /// Lets go of what is below this number.
  synchronized void from(long number) {
    long since = Math.max(first, number - BLOCKS * (long) TOGETHER);
    for (long block = since / TOGETHER; block < number / TOGETHER; block++) {
      int at = (int) (block % BLOCKS);
      if (numbers[at] <= block) {
        bits[at] = NONE;
        numbers[at] = -1;
      }
    }
    first = Math.max(first, number);
  }
}
