package io.redoubt.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redoubt.audit.check.AuditVerifier;
import io.redoubt.audit.entry.EntryJson;
import io.redoubt.audit.files.LogFiles;
import io.redoubt.audit.files.PayloadPack;
import io.redoubt.audit.tree.Hasher;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
  private final MemoryDisk disk = new MemoryDisk();
  private final Held syncs = new Held();
  private final Told clock = new Told();

  @Test
  void theNextGroupIsMadeReadyWhileOneIsBeingWritten() throws IOException {
    try (GroupCommit commit = opened()) {
      var first = held(commit);
      var next = submitted(commit, 2);
      assertThat(first).isNotDone();
      assertThat(next).isNotDone();
      assertThat(disk.list(PayloadPack.FOLDER)).isEmpty();
      syncs.release();
      assertThat(first.join().getFirst().index()).isZero();
      assertThat(next.join().getFirst().index()).isEqualTo(1);
    }
    assertThat(AuditVerifier.verify(disk, List.of()).problems()).isEmpty();
    assertThat(disk.list(PayloadPack.FOLDER)).hasSize(2);
  }

  @Test
  void whatComesWhileTheDiskIsBusyIsOneGroup() throws IOException {
    try (GroupCommit commit = opened()) {
      List<CompletableFuture<List<AuditReceipt>>> all = new ArrayList<>();
      all.add(held(commit));
      for (int i = 0; i < 20; i++) {
        all.add(submitted(commit, 4 * i));
      }
      syncs.release();
      assertThat(all.stream().map(f -> f.join().getFirst().index()))
          .containsExactlyElementsOf(LongStream.range(0, 21).boxed().toList());
    }
    assertThat(disk.list(PayloadPack.FOLDER)).hasSize(2);
    assertThat(AuditVerifier.verify(disk, List.of()).problems()).isEmpty();
  }

  @Test
  void behindAGroupThatCouldNotBeWrittenNoneIs() throws IOException {
    try (GroupCommit commit = opened()) {
      var first = held(commit);
      var next = submitted(commit, 2);
      disk.cutAfter(0);
      syncs.release();
      for (var failed : List.of(first, next)) {
        assertThatThrownBy(failed::join)
            .hasCauseInstanceOf(AuditException.class)
            .hasMessageContaining("takes no more entries");
      }
      disk.cutAfter(Integer.MAX_VALUE);
      assertThatThrownBy(commit.submit(Logs.some(3, 4))::join)
          .hasMessageContaining("takes no more entries");
    }
    assertThat(disk.read(LogFiles.CHECKPOINT)).isNull();
  }

  @Test
  void nobodyIsLeftWaitingByAFaultOfTheProgram() throws IOException {
    try (GroupCommit commit = opened()) {
      var _ = held(commit);
      syncs.release();
      clock.stopped = true;
      for (int i = 2; i < 4; i++) {
        assertThatThrownBy(commit.submit(Logs.some(i, i + 1)).orTimeout(1, TimeUnit.MINUTES)::join)
            .hasCauseInstanceOf(AuditException.class)
            .hasMessageContaining("takes no more entries");
        clock.stopped = false;
      }
    }
    assertThat(AuditVerifier.verify(disk, List.of()).problems()).isEmpty();
  }

  /// A first group, of one entry, that is being written: its syncs wait to be released.
  private CompletableFuture<List<AuditReceipt>> held(GroupCommit commit) {
    var first = submitted(commit, 1);
    syncs.awaitOne();
    return first;
  }

  /// One entry that has been put into a group.
  private CompletableFuture<List<AuditReceipt>> submitted(GroupCommit commit, int entry) {
    var asked = commit.submit(Logs.some(entry, entry + 1));
    clock.awaitEntry();
    return asked;
  }

  private GroupCommit opened() throws IOException {
    Opened opened = new Opening(disk, Logs.seeded(1)).open();
    return new GroupCommit(
        opened.state(),
        new Publisher(disk, syncs),
        () -> new Batch(new EntryJson(), clock, Logs.seeded(2), new Hasher()));
  }

  /// Runs nothing until it is released.
  private static final class Held implements Executor {
    private final Queue<Runnable> held = new ArrayDeque<>();
    private final Semaphore came = new Semaphore(0);
    private boolean released;

    @Override
    public void execute(Runnable sync) {
      synchronized (held) {
        if (!released) {
          held.add(sync);
          came.release();
          return;
        }
      }
      sync.run();
    }

    void awaitOne() {
      came.acquireUninterruptibly();
    }

    void release() {
      synchronized (held) {
        released = true;
      }
      held.forEach(Runnable::run);
    }
  }

  /// Says when somebody asked for the time: an entry is being made ready then.
  private static final class Told extends Clock {
    private final Semaphore asked = new Semaphore(0);
    private volatile boolean stopped;

    void awaitEntry() {
      asked.acquireUninterruptibly();
    }

    @Override
    public Instant instant() {
      asked.release();
      if (stopped) {
        throw new IllegalStateException("The clock has stopped.");
      }
      return Logs.CLOCK.instant();
    }

    @Override
    public ZoneId getZone() {
      return Logs.CLOCK.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
