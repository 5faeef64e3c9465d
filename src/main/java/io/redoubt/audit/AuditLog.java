package io.redoubt.audit;

import io.redoubt.audit.disk.Disk;
import io.redoubt.audit.disk.FolderDisk;
import io.redoubt.audit.entry.AuditEntry;
import io.redoubt.audit.entry.EntryJson;
import io.redoubt.audit.entry.Range;
import io.redoubt.audit.files.PayloadPack;
import io.redoubt.audit.tree.Hasher;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The log, open for appending. One program at a time may have it open; within the program any
/// number of threads may append: what they bring while the disk is busy is written together.
///
/// Writing happens on a thread of the log's own, so that interrupting an appender never leaves the
/// log half written. After a failed write nothing is accepted any more: what the disk then holds is
/// only known by opening the log again.
public final class AuditLog implements AutoCloseable {
  private static final int MAX_GROUP = 4096;

  private static final int MAX_RANGES = 1000;

  /* From this many entries at once on, others are on their way: the group waits for them as long as
  they keep coming, but not for long. */
  private static final int CROWD = 8;
  private static final int ENOUGH = 256;
  private static final long STEP_NANOS = 2_000_000;
  private static final long MOST_NANOS = 20_000_000;

  private final Disk disk;
  private final Publisher publisher;
  private final EntryJson json = new EntryJson();
  private final Clock clock;
  private final SecureRandom random;
  private final Opened opened;
  private final Queue<Pending> waiting = new ConcurrentLinkedQueue<>();
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("audit").factory());

  private final ReentrantLock purging = new ReentrantLock();

  /// Set and read by the writer only.
  private @Nullable AuditException broken;

  private AuditLog(Disk disk, Clock clock, SecureRandom random, Opened opened) {
    this.disk = disk;
    this.publisher = new Publisher(disk);
    this.clock = clock;
    this.random = random;
    this.opened = opened;
  }

  /// Opens the log in this folder, making folder, key and log when there are none. What an
  /// interrupted write has left is removed, and the removal is recorded.
  ///
  /// @param random for the key and the salts
  /// @throws AuditException when another program has it open, or what is there cannot be continued
  public static AuditLog open(Path folder, Clock clock, SecureRandom random) {
    return open(new FolderDisk(folder), clock, random);
  }

  static AuditLog open(Disk disk, Clock clock, SecureRandom random) {
    try {
      Opened opened = new Opening(disk, random).open();
      AuditLog log = new AuditLog(disk, clock, random, opened);
      opened.first().forEach(log::append);
      return log;
    } catch (IOException failed) {
      throw new AuditException("The audit log cannot be opened: " + failed, failed);
    }
  }

  /// Appends an entry and returns when it is on disk.
  ///
  /// @throws AuditException when it could not be written
  public AuditReceipt append(AuditEntry entry) {
    return appendAll(List.of(entry)).getFirst();
  }

  /// Appends entries, next to one another, and returns when all are on disk.
  ///
  /// @throws AuditException when they could not be written
  public List<AuditReceipt> appendAll(List<AuditEntry> entries) {
    try {
      return submit(entries).join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof AuditException known) {
        throw known;
      }
      throw failed;
    }
  }

  /// Appends entries, next to one another; the future completes when all are on disk, or with an
  /// [AuditException].
  public CompletableFuture<List<AuditReceipt>> submit(List<AuditEntry> entries) {
    Pending pending = new Pending(List.copyOf(entries), new CompletableFuture<>());
    waiting.add(pending);
    writer.execute(this::writeWaiting);
    return pending.done();
  }

  /// Removes the payloads of these entries for good, once that is on record. The entries stay, and
  /// the log stays sound. After an interruption, the same call ends what was begun.
  ///
  /// @param actor who wants it
  /// @param reason why, for the record
  /// @throws AuditException when it could not be recorded, or not all could be removed
  public Purged purge(List<Range> ranges, String actor, String reason) {
    purging.lock();
    try {
      Purger purger = Purger.plan(disk, ranges);
      if (purger.extent().payloads() > 0) {
        for (int i = 0; i < ranges.size(); i += MAX_RANGES) {
          List<Range> some = ranges.subList(i, Math.min(ranges.size(), i + MAX_RANGES));
          append(new AuditEntry.Purge(actor, reason, some));
        }
      }
      purger.run();
      return purger.extent();
    } catch (IOException failed) {
      throw new AuditException("The purge is on record, but was interrupted: " + failed, failed);
    } finally {
      purging.unlock();
    }
  }

  /// What was found and mended when the log was opened; empty when it had been closed in order.
  public String recovery() {
    return opened.recovery();
  }

  /// Waits for what is being written, then lets go of the log.
  @Override
  public void close() {
    writer.close();
    try {
      opened.lock().close();
    } catch (IOException failed) {
      throw new AuditException("The audit log could not be closed: " + failed, failed);
    }
  }

  private void writeWaiting() {
    List<Pending> group = new ArrayList<>();
    int entries = taken(group, 0);
    if (group.isEmpty()) {
      return;
    }
    gather(group, entries);
    write(group);
  }

  /* Each group costs a signature and several syncs, however small it is. */
  private void gather(List<Pending> group, int already) {
    long end = System.nanoTime() + MOST_NANOS;
    int before = 0;
    int entries = already;
    while (entries > before
        && entries >= CROWD
        && entries < ENOUGH
        && System.nanoTime() - end < 0) {
      LockSupport.parkNanos(STEP_NANOS);
      before = entries;
      entries = taken(group, entries);
    }
  }

  /* Moves what waits into the group; how many entries it then has. */
  private int taken(List<Pending> group, int already) {
    int entries = already;
    while (entries < MAX_GROUP) {
      Pending next = waiting.poll();
      if (next == null) {
        break;
      }
      group.add(next);
      entries += next.entries().size();
    }
    return entries;
  }

  private void write(List<Pending> group) {
    if (broken != null) {
      AuditException why = broken;
      group.forEach(pending -> pending.done().completeExceptionally(why));
      return;
    }
    LogState state = opened.state();
    long before = state.size();
    Batch batch = new Batch(json, clock, random, new Hasher());
    IdentityHashMap<Pending, List<AuditReceipt>> receipts = new IdentityHashMap<>();
    for (Pending pending : group) {
      try {
        receipts.put(pending, batch.add(pending.entries(), state));
      } catch (AuditException tooLarge) {
        pending.done().completeExceptionally(tooLarge);
      }
    }
    try {
      publish(before, batch, state);
      receipts.forEach((pending, given) -> pending.done().complete(given));
    } catch (IOException failed) {
      AuditException why =
          new AuditException(
              "The audit log could not be written and takes no more entries: " + failed, failed);
      broken = why;
      receipts.keySet().forEach(pending -> pending.done().completeExceptionally(why));
    }
  }

  private void publish(long before, Batch batch, LogState state) throws IOException {
    if (state.size() == before) {
      return;
    }
    Map<String, byte[]> files = new java.util.LinkedHashMap<>();
    byte[] pack = batch.pack();
    if (pack.length > 0) {
      files.put(PayloadPack.path(before), pack);
    }
    files.putAll(state.newFiles(before));
    publisher.publish(before, state.checkpoint(), state.size(), files);
  }

  /// Entries that wait, and whom to tell.
  private record Pending(List<AuditEntry> entries, CompletableFuture<List<AuditReceipt>> done) {}
}
