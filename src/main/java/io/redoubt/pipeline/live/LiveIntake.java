package io.redoubt.pipeline.live;

import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.EventLog;
import io.redoubt.event.port.Intake;
import io.redoubt.event.port.Taken;
import io.redoubt.event.port.Taken.Committed;
import io.redoubt.event.port.Taken.Refusal;
import io.redoubt.event.port.Taken.Refused;
import io.redoubt.event.port.Taken.Unparsed;
import io.redoubt.parse.Formats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The way in: a delivery is appended to the log and answered when it is on disk. Records are kept
/// whatever they are; only where a sender claims a format are they looked at, to say which are not
/// of it. Thread-safe.
public final class LiveIntake implements Intake {
  private static final Duration SOON = Duration.ofSeconds(1);

  private final EventLog log;
  private final Claims claims;
  private final Room room;
  private final Duration patience;
  private final IntakeCounters counters = new IntakeCounters();
  private final Runnable committed;
  private final DeadLetters letters;
  private final HeaderMemory headers;
  private volatile boolean closing;

  /// How much may be on its way at once.
  ///
  /// @param bytes of all deliveries that are not on disk yet
  /// @param patience how long a delivery waits for room before it is refused
  public record Limits(long bytes, Duration patience) {
    /// 64 MiB; two seconds.
    public static final Limits STANDARD = new Limits(64L << 20, Duration.ofSeconds(2));
  }

  /// Writes to this log; remembers headers of tables until its end.
  public LiveIntake(
      EventLog log, Formats formats, Limits limits, DeadLetters letters, Runnable committed) {
    this(log, formats, limits, letters, new HeaderMemory(), committed);
  }

  /// Writes to this log.
  ///
  /// @param letters take what a fault of the program keeps from being checked
  /// @param headers knows what rows of tables are read by
  /// @param committed is run after each commit, to wake who reads the log
  LiveIntake(
      EventLog log,
      Formats formats,
      Limits limits,
      DeadLetters letters,
      HeaderMemory headers,
      Runnable committed) {
    this.headers = headers;
    this.log = log;
    this.claims = new Claims(formats);
    this.room = new Room(limits.bytes());
    this.patience = limits.patience();
    this.letters = letters;
    this.committed = committed;
  }

  @Override
  public Taken take(Delivery delivery) {
    counters.received(delivery.records().size());
    Taken taken = closing ? refusal(Refusal.CLOSING, "The service stops.") : admitted(delivery);
    counters.count(delivery.records().size(), taken);
    return taken;
  }

  /// Refuses what comes from now on and waits until everything taken is answered, at most this
  /// long; false when something is not.
  ///
  /// @throws InterruptedException when interrupted while waiting
  public boolean drain(Duration deadline) throws InterruptedException {
    closing = true;
    return room.empty(deadline);
  }

  /// Bytes on their way to the disk.
  public long bytesInFlight() {
    return room.taken();
  }

  /// Deliveries that wait for room.
  public int waiting() {
    return room.waiting();
  }

  /// What has come in and what became of it.
  public IntakeCounters counters() {
    return counters;
  }

  private Taken admitted(Delivery delivery) {
    long bytes = delivery.bytes();
    try {
      if (!room.take(bytes, patience)) {
        return refusal(Refusal.BUSY, "More comes in than can be written.");
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return refusal(Refusal.CLOSING, "Interrupted while waiting for room.");
    }
    try {
      Taken taken = log.append(headers.with(delivery));
      return taken instanceof Committed done ? checked(done, delivery) : taken;
    } finally {
      room.give(bytes);
    }
  }

  private Taken checked(Committed done, Delivery delivery) {
    committed.run();
    if (done.repeated() || delivery.declared().isEmpty()) {
      return done;
    }
    List<Unparsed> unparsed = new ArrayList<>(done.unparsed());
    Claims.Check check = claims.check(delivery.declared());
    List<byte[]> records = delivery.records();
    for (int i = 0; i < records.size(); i++) {
      byte[] record = records.get(i);
      String fault =
          letters.guarded(done.first() + i, "parse", () -> check.fault(record)).orElse("");
      if (!fault.isEmpty()) {
        unparsed.add(new Unparsed(i, fault));
      }
    }
    return new Committed(done.first(), done.records(), done.repeated(), List.copyOf(unparsed));
  }

  private static Refused refusal(Refusal reason, String detail) {
    return new Refused(reason, SOON, detail);
  }
}
