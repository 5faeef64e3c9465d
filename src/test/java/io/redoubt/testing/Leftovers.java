package io.redoubt.testing;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// What this process holds on to: threads (virtual ones too), sockets and memory that no collection
/// frees. Only of use while no other test runs.
///
/// @param threads alive
/// @param sockets open; 0 where the system does not tell (no `/proc`)
/// @param heap bytes in use after a collection
public record Leftovers(long threads, long sockets, long heap) {
  /// Bytes that a further collection may find when it is not worth another.
  private static final long HARDLY = 1 << 20;

  /// Counts now.
  public static Leftovers now() {
    return new Leftovers(liveThreads(), openSockets(), usedHeap());
  }

  /// Counts again and again until there are no more threads and sockets than before, or until the
  /// time is over.
  public static Leftovers since(Leftovers before, long millis) {
    long end = System.nanoTime() + millis * 1_000_000;
    while (System.nanoTime() < end) {
      if (liveThreads() <= before.threads() && openSockets() <= before.sockets()) {
        break;
      }
      LockSupport.parkNanos(20_000_000);
    }
    return now();
  }

  private static long liveThreads() {
    try {
      Path folder = Files.createTempDirectory("threads");
      Path dump = folder.resolve("dump.txt");
      ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
          .dumpThreads(dump.toAbsolutePath().toString(), ThreadDumpFormat.TEXT_PLAIN);
      List<String> lines = Files.readAllLines(dump);
      Files.delete(dump);
      Files.delete(folder);
      return lines.stream().filter(l -> l.startsWith("#")).count();
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static long openSockets() {
    Path open = Path.of("/proc/self/fd");
    if (!Files.isDirectory(open)) {
      return 0;
    }
    try (Stream<Path> all = Files.list(open)) {
      return all.filter(Leftovers::socket).count();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static boolean socket(Path open) {
    try {
      return Files.readSymbolicLink(open).toString().startsWith("socket:");
    } catch (IOException _) {
      return false;
    }
  }

  /* Collected until once more finds hardly anything, five times at most. */
  private static long usedHeap() {
    long least = Long.MAX_VALUE;
    long freed = Long.MAX_VALUE;
    for (int i = 0; i < 5 && freed > HARDLY; i++) {
      System.gc();
      long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
      freed = least - used;
      least = Math.min(least, used);
    }
    return least;
  }
}
