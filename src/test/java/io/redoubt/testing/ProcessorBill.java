package io.redoubt.testing;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// Whose processor time it was, from [#begin] until [#end], both called by the same thread: of the
/// threads that do the work (the caller and those of the given names), of the virtual machine
/// (compiling, collecting), and of all others. Those of others end when they like, and a
/// thread that ended can no longer be asked; so theirs is what is left of the time of the whole
/// process, which the system counts to the nanosecond. Threads that do the work and end are asked
/// every millisecond; the little that they do after the last question counts for others.
///
/// Counts besides how long the caller waited for a [java.util.concurrent.CompletableFuture], by
/// looking as often, and what all threads allocated. Linux only. One at a time in a process.
public final class ProcessorBill {
  private static final long EVERY = 1_000_000;
  private static final int PROCESS_CLOCK = 2;
  private static final List<String> MACHINE =
      List.of("C1 Compiler", "C2 Compiler", "VM ", "GC ", "G1 ", "Service Thread");
  private static final String FUTURE = "java.util.concurrent.CompletableFuture";
  private static final MethodHandle GET_TIME = getTime();
  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Thread worker = Thread.currentThread();
  private final String names;
  private final Map<Long, Long> ended = new HashMap<>();
  private final Map<String, Long> machine;
  private final Thread looking;
  private final long allocated;
  private final long began;
  private final long own;
  private final long total;
  private volatile boolean over;
  private volatile boolean ready;
  private long waited;
  private long lookers;

  /// @param work processor time of the threads that do the work, in nanoseconds, like all here
  /// @param others of all others but the virtual machine's
  /// @param machine of the virtual machine's: compiling, collecting, stopping threads
  /// @param wall time that went by
  /// @param waited of it, how long the caller waited for a future that others complete
  /// @param allocated bytes, by all threads
  public record Sum(long work, long others, long machine, long wall, long waited, long allocated) {}

  private ProcessorBill(String names) {
    this.names = names;
    this.machine = machine();
    this.looking = Thread.ofPlatform().daemon().name("bill").start(this::look);
    while (!ready) {
      Thread.onSpinWait();
    }
    this.allocated = THREADS.getTotalThreadAllocatedBytes();
    this.began = System.nanoTime();
    this.own = THREADS.getCurrentThreadCpuTime();
    this.total = processTime();
  }

  /// From now on; threads whose names begin so do the work too, and begin after this.
  public static ProcessorBill begin(String names) {
    return new ProcessorBill(names);
  }

  /// Until now.
  public Sum end() {
    if (Thread.currentThread() != worker) {
      throw new IllegalStateException("begun by " + worker);
    }
    long all = processTime() - total;
    long mine = THREADS.getCurrentThreadCpuTime() - own;
    long wall = System.nanoTime() - began;
    long bytes = THREADS.getTotalThreadAllocatedBytes() - allocated;
    over = true;
    LockSupport.unpark(looking);
    try {
      looking.join();
    } catch (InterruptedException stop) {
      worker.interrupt();
      throw new IllegalStateException(stop);
    }
    long theirs = ended.values().stream().mapToLong(Long::longValue).sum();
    long work = mine + theirs;
    long vm = grown(machine, machine());
    return new Sum(work, all - work - vm - lookers, vm, wall, waited, bytes);
  }

  private void look() {
    Thread[] all = new Thread[256];
    ThreadGroup group = worker.getThreadGroup();
    long last = System.nanoTime();
    boolean waiting = false;
    ready = true;
    while (!over) {
      int n = group.enumerate(all, false);
      for (int i = 0; i < n; i++) {
        if (all[i].getName().startsWith(names)) {
          long cpu = THREADS.getThreadCpuTime(all[i].threadId());
          if (cpu >= 0) {
            ended.put(all[i].threadId(), cpu);
          }
        }
      }
      long now = System.nanoTime();
      boolean before = waiting;
      Object blocker = LockSupport.getBlocker(worker);
      waiting = blocker != null && blocker.getClass().getName().startsWith(FUTURE);
      waited += before && waiting ? now - last : before || waiting ? (now - last) / 2 : 0;
      last = now;
      LockSupport.parkNanos(EVERY);
    }
    lookers = THREADS.getCurrentThreadCpuTime();
  }

  private static long grown(Map<String, Long> before, Map<String, Long> after) {
    return after.entrySet().stream()
        .mapToLong(e -> e.getValue() - before.getOrDefault(e.getKey(), 0L))
        .sum();
  }

  /* Of the threads that no Java knows. */
  private static Map<String, Long> machine() {
    Map<String, Long> times = new HashMap<>();
    try (DirectoryStream<Path> tasks = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
      for (Path task : tasks) {
        time(task).ifPresent(nanos -> times.put(task.toString(), nanos));
      }
    } catch (IOException elsewhere) {
      throw new UncheckedIOException("only Linux tells each thread's time", elsewhere);
    }
    return times;
  }

  /* Nothing for threads of others, and for one that has just ended. */
  private static Optional<Long> time(Path task) {
    try {
      String name = Files.readString(task.resolve("comm"));
      if (MACHINE.stream().noneMatch(name::startsWith)) {
        return Optional.empty();
      }
      String used = Files.readString(task.resolve("schedstat"));
      return Optional.of(Long.parseLong(used.substring(0, used.indexOf(' '))));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  @SuppressWarnings("restricted")
  private static MethodHandle getTime() {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow("clock_gettime"),
        FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
  }

  private static long processTime() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment time = arena.allocate(JAVA_LONG, 2);
      int refused = (int) GET_TIME.invokeExact(PROCESS_CLOCK, time);
      if (refused != 0) {
        throw new IllegalStateException("no clock of the process");
      }
      return time.getAtIndex(JAVA_LONG, 0) * 1_000_000_000L + time.getAtIndex(JAVA_LONG, 1);
    } catch (RuntimeException broken) {
      throw broken;
    } catch (Throwable never) {
      throw new IllegalStateException(never);
    }
  }
}
