package io.redoubt.audit;

import io.redoubt.audit.disk.Disk;
import io.redoubt.audit.disk.FolderDisk;
import io.redoubt.audit.entry.AuditEntry;
import io.redoubt.audit.entry.EntryJson;
import io.redoubt.audit.entry.Range;
import io.redoubt.audit.tree.Hasher;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// The log, open for appending. One program at a time may have it open; within the program any
/// number of threads may append: what they bring while the disk is busy is written together.
///
/// Writing happens on threads of the log's own ([GroupCommit]), so that interrupting an appender
/// never leaves the log half written. After a failed write nothing is accepted any more: what the
/// disk then holds is only known by opening the log again.
public final class AuditLog implements AutoCloseable {
  private static final int MAX_RANGES = 1000;

  /* Syncs at once; more than a group mostly needs. */
  private static final int SYNCS = 8;

  private final Disk disk;
  private final Opened opened;
  private final GroupCommit commit;
  private final ReentrantLock purging = new ReentrantLock();

  private AuditLog(Disk disk, Opened opened, GroupCommit commit) {
    this.disk = disk;
    this.opened = opened;
    this.commit = commit;
  }

  /// Opens the log in this folder, making folder, key and log when there are none. What an
  /// interrupted write has left is removed, and the removal is recorded.
  ///
  /// @param random for the key and the salts
  /// @throws AuditException when another program has it open, or what is there cannot be continued
  public static AuditLog open(Path folder, Clock clock, SecureRandom random) {
    return open(new FolderDisk(folder), syncs(), clock, random);
  }

  /* Its threads end by themselves when nothing is written for a while. */
  private static Executor syncs() {
    var syncs =
        new ThreadPoolExecutor(
            SYNCS,
            SYNCS,
            5,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("audit sync").factory());
    syncs.allowCoreThreadTimeOut(true);
    return syncs;
  }

  static AuditLog open(Disk disk, Clock clock, SecureRandom random) {
    return open(disk, Runnable::run, clock, random);
  }

  private static AuditLog open(Disk disk, Executor syncs, Clock clock, SecureRandom random) {
    try {
      Opened opened = new Opening(disk, random).open();
      EntryJson json = new EntryJson();
      GroupCommit commit =
          new GroupCommit(
              opened.state(),
              new Publisher(disk, syncs),
              () -> new Batch(json, clock, random, new Hasher()));
      AuditLog log = new AuditLog(disk, opened, commit);
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
    return commit.submit(entries);
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
    commit.close();
    try {
      opened.lock().close();
    } catch (IOException failed) {
      throw new AuditException("The audit log could not be closed: " + failed, failed);
    }
  }
}
