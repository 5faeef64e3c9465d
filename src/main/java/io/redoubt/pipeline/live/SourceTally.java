package io.redoubt.pipeline.live;

import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.Intake;
import io.redoubt.event.port.Taken;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/// An intake that knows who sent what, from the start of the process. A sender is known by the way
/// its records came and by its name. The first 1,000 are counted one by one, further ones together
/// by their way, so that nobody fills the memory by inventing names. Thread-safe.
public final class SourceTally implements Intake {
  /// Senders counted one by one, at most.
  public static final int NAMED = 1000;

  private final Intake intake;
  private final InstantSource clock;
  private final ConcurrentMap<Sender, Counts> senders = new ConcurrentHashMap<>();
  private final AtomicInteger named = new AtomicInteger();

  /// Hands on to this intake.
  public SourceTally(Intake intake, InstantSource clock) {
    this.intake = intake;
    this.clock = clock;
  }

  /// What one sender sent.
  ///
  /// @param channel by which way, as in [Delivery]
  /// @param name address, path or name of a key; may be empty
  /// @param single false: all senders of this way that are not counted one by one
  /// @param records committed
  /// @param bytes of these
  /// @param repeated records that had been committed before
  /// @param unparsed records that are kept but are not what they were declared to be
  /// @param refused records refused, as often as they were
  /// @param first when it was first heard of, in milliseconds since 1970 UTC
  /// @param last when records of it were last committed; 0: never
  public record Source(
      String channel,
      String name,
      boolean single,
      long records,
      long bytes,
      long repeated,
      long unparsed,
      long refused,
      long first,
      long last) {}

  private record Sender(String channel, String name, boolean single) {}

  private static final class Counts {
    private final long first;
    private final AtomicLong last = new AtomicLong();
    private final LongAdder records = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder repeated = new LongAdder();
    private final LongAdder unparsed = new LongAdder();
    private final LongAdder refused = new LongAdder();

    Counts(long first) {
      this.first = first;
    }

    void committed(Delivery delivery, Taken.Committed done, long now) {
      if (done.repeated()) {
        repeated.add(delivery.records().size());
        return;
      }
      records.add(delivery.records().size());
      bytes.add(delivery.bytes());
      unparsed.add(done.unparsed().size());
      last.accumulateAndGet(now, Math::max);
    }

    void refused(int many) {
      refused.add(many);
    }

    Source told(Sender who) {
      return new Source(
          who.channel(),
          who.name(),
          who.single(),
          records.sum(),
          bytes.sum(),
          repeated.sum(),
          unparsed.sum(),
          refused.sum(),
          first,
          last.get());
    }
  }

  @Override
  public Taken take(Delivery delivery) {
    Counts counts = counts(delivery);
    Taken taken = intake.take(delivery);
    switch (taken) {
      case Taken.Committed done -> counts.committed(delivery, done, clock.millis());
      case Taken.Refused _ -> counts.refused(delivery.records().size());
    }
    return taken;
  }

  private Counts counts(Delivery delivery) {
    Sender one = new Sender(delivery.channel(), delivery.sender(), true);
    Counts known = senders.get(one);
    if (known != null) {
      return known;
    }
    return named.get() < NAMED ? made(one) : of(new Sender(one.channel(), "", false));
  }

  /* Names are given out by one thread at a time, so that they never are too many. */
  private synchronized Counts made(Sender one) {
    if (senders.containsKey(one)) {
      return of(one);
    }
    if (named.get() >= NAMED) {
      return of(new Sender(one.channel(), "", false));
    }
    named.incrementAndGet();
    return of(one);
  }

  private Counts of(Sender one) {
    return senders.computeIfAbsent(one, _ -> new Counts(clock.millis()));
  }

  /// Everybody who sent anything, who sent last first.
  public List<Source> sources() {
    List<Source> all = new ArrayList<>();
    senders.forEach((who, counts) -> all.add(counts.told(who)));
    all.sort(
        Comparator.comparingLong(Source::last)
            .reversed()
            .thenComparing(Source::channel)
            .thenComparing(Source::name));
    return List.copyOf(all);
  }
}
