package io.redoubt.audit;

import io.redoubt.audit.entry.AuditEntry;
import io.redoubt.audit.files.PayloadPack;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Writes what waits in groups, on two threads of its own: while one group is on its way to the
/// disk, the next is made ready. Groups reach the disk one after the other, and after one that
/// could not be written none does. Any number of threads may submit.
final class GroupCommit implements AutoCloseable {
  private static final int MAX_GROUP = 4096;

  /* From this many entries at once on, others are on their way: the group waits for them as long as
  they keep coming, but not for long. */
  private static final int CROWD = 8;

  /* Then the signature and the syncs of a group cost little beside its entries. Of a few hundred
  reviews at once the others work on while these are being written. */
  private static final int ENOUGH = 192;
  private static final long STEP_NANOS = 2_000_000;
  private static final long MOST_NANOS = 40_000_000;

  private final LogState state;
  private final Publisher publisher;
  private final Supplier<Batch> batches;
  private final Queue<Pending> waiting = new ConcurrentLinkedQueue<>();
  private final ExecutorService preparing = alone("audit");
  private final ExecutorService publishing = alone("audit disk");

  /// The group that was made ready last. Set and read by the thread that prepares.
  private CompletableFuture<Void> written = CompletableFuture.completedFuture(null);

  /// Set and read by the thread that publishes.
  private @Nullable AuditException broken;

  /// @param batches a new one for each group
  GroupCommit(LogState state, Publisher publisher, Supplier<Batch> batches) {
    this.state = state;
    this.publisher = publisher;
    this.batches = batches;
  }

  private static ExecutorService alone(String name) {
    return Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name(name).factory());
  }

  /// Adds entries, next to one another; completes when they are on disk, or with an
  /// [AuditException].
  CompletableFuture<List<AuditReceipt>> submit(List<AuditEntry> entries) {
    Pending pending = new Pending(List.copyOf(entries), new CompletableFuture<>());
    waiting.add(pending);
    preparing.execute(this::prepare);
    return pending.done();
  }

  /// Waits for what was submitted.
  @Override
  public void close() {
    preparing.close();
    publishing.close();
  }

  /* Mostly what was submitted went with a group before. */
  private void prepare() {
    if (waiting.isEmpty()) {
      return;
    }
    Group group = new Group(batches.get());
    try {
      prepare(group);
    } catch (RuntimeException fault) {
      publishing.execute(() -> refuse(group.receipts.keySet(), broken(fault)));
    }
  }

  private void prepare(Group group) {
    take(group);
    gather(group);
    if (!group.receipts.isEmpty()) {
      Ready ready = group.ready();
      Thread self = Thread.currentThread();
      written = CompletableFuture.runAsync(() -> publish(ready), publishing);
      var _ = written.whenComplete((_, _) -> LockSupport.unpark(self));
    }
  }

  /* Each group costs a signature and several syncs, however small it is. What comes while the one
  before is being written costs no wait. */
  private void gather(Group group) {
    long end = System.nanoTime() + MOST_NANOS;
    boolean busy = !written.isDone();
    boolean coming = group.entries >= CROWD;
    while (busy || (coming && group.entries < ENOUGH && System.nanoTime() - end < 0)) {
      pause(busy);
      coming = take(group) > 0 && group.entries >= CROWD;
      busy = !written.isDone();
    }
  }

  /* For a step; where the disk is busy, not longer than it is. */
  private void pause(boolean busy) {
    long end = System.nanoTime() + STEP_NANOS;
    long left = STEP_NANOS;
    while (left > 0 && !(busy && written.isDone())) {
      LockSupport.parkNanos(left);
      left = end - System.nanoTime();
    }
  }

  /* Moves what waits into the group; how many entries that were. */
  private int take(Group group) {
    int before = group.entries;
    while (group.entries < MAX_GROUP) {
      Pending next = waiting.poll();
      if (next == null) {
        break;
      }
      group.add(next);
    }
    return group.entries - before;
  }

  private void publish(Ready ready) {
    AuditException known = broken;
    if (known == null) {
      try {
        publisher.publish(ready.before(), ready.checkpoint(), ready.size(), ready.files());
        ready.receipts().forEach((pending, given) -> pending.done().complete(given));
        return;
      } catch (IOException | RuntimeException failed) {
        known = broken(failed);
      }
    }
    refuse(ready.receipts().keySet(), known);
  }

  /* Whatever it was that failed: nobody is left waiting, and nothing is written behind it. */
  private AuditException broken(Exception failed) {
    AuditException why =
        new AuditException(
            "The audit log could not be written and takes no more entries: " + failed, failed);
    broken = why;
    return why;
  }

  private static void refuse(Set<Pending> group, AuditException why) {
    group.forEach(pending -> pending.done().completeExceptionally(why));
  }

  /// Entries that wait, and whom to tell.
  private record Pending(List<AuditEntry> entries, CompletableFuture<List<AuditReceipt>> done) {}

  /// A group with all that is to be written of it.
  ///
  /// @param before size of the log without it
  /// @param size of the log with it
  /// @param checkpoint signed, of that size
  /// @param files new ones, by path
  /// @param receipts whom to tell what when it is on disk
  private record Ready(
      long before,
      long size,
      String checkpoint,
      Map<String, byte[]> files,
      IdentityHashMap<Pending, List<AuditReceipt>> receipts) {}

  /// A group that is being gathered. Belongs to the thread that prepares.
  private final class Group {
    private final Batch batch;
    private final long before = state.size();
    private final IdentityHashMap<Pending, List<AuditReceipt>> receipts = new IdentityHashMap<>();
    private int entries;

    Group(Batch batch) {
      this.batch = batch;
    }

    void add(Pending pending) {
      entries += pending.entries().size();
      receipts.put(pending, List.of());
      try {
        receipts.put(pending, batch.add(pending.entries(), state));
      } catch (AuditException tooLarge) {
        receipts.remove(pending);
        pending.done().completeExceptionally(tooLarge);
      }
    }

    Ready ready() {
      Map<String, byte[]> files = new LinkedHashMap<>();
      byte[] pack = batch.pack();
      if (pack.length > 0) {
        files.put(PayloadPack.path(before), pack);
      }
      files.putAll(state.newFiles(before));
      return new Ready(before, state.size(), state.checkpoint(), files, receipts);
    }
  }
}
