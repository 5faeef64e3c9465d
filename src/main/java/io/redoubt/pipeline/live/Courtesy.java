package io.redoubt.pipeline.live;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Stream;

/// Lets the threads of the background go after those that answer senders, when there is not enough
/// of the processor for all: on Linux each thread has a nice value of its own, and threads that it
/// starts inherit it. Elsewhere nothing is done. A JVM does not do this with
/// priorities of Java unless it is told to in a way that warns every user. See `setpriority(2)`.
public final class Courtesy {
  /* A third of the weight of others: with a sixth, answers were no faster, and a stop beside other
  work ran out of its time (docs/adr/0055-senders-first.md). */
  private static final int NICE = 5;
  private static final int LAST = 19;
  private static final int PROCESS = 0;

  private static final Path THREADS = Path.of("/proc/self/task");

  /* As the kernel cuts their names. */
  private static final List<String> COMPILERS = List.of("C1 CompilerThre", "C2 CompilerThre");

  private Courtesy() {}

  /// `getpriority(2)`.
  @FunctionalInterface
  public interface Asking {
    /// The nice value of a thread.
    ///
    /// @param who its number in the system; 0: the one that calls
    int of(int which, int who);
  }

  /// `setpriority(2)`.
  @FunctionalInterface
  public interface Setting {
    /// Gives a thread this nice value.
    int to(int which, int who, int nice);
  }

  /// From now on this thread goes after others.
  static void giveWay() {
    giveWay(0);
  }

  /// Makes threads that go after others, and do not keep the program alive.
  public static ThreadFactory threads(String name) {
    return work ->
        Thread.ofPlatform()
            .daemon()
            .name(name)
            .unstarted(
                () -> {
                  giveWay();
                  work.run();
                });
  }

  /// From now on the compilers of the JVM go after others: in the first minutes of a service they
  /// take more of the processor than anything else does.
  public static void compilersGiveWay() {
    try (Stream<Path> threads = Files.list(THREADS)) {
      threads.filter(Courtesy::compiles).forEach(thread -> giveWay(number(thread)));
    } catch (IOException | UncheckedIOException elsewhere) {
      return;
    }
  }

  private static boolean compiles(Path thread) {
    try {
      return COMPILERS.contains(Files.readString(thread.resolve("comm")).strip());
    } catch (IOException ended) {
      return false;
    }
  }

  private static int number(Path thread) {
    return Integer.parseInt(thread.getFileName().toString());
  }

  /* By so much more than it had: who runs the whole service behind others means that too. */
  private static void giveWay(int thread) {
    if (System.getProperty("os.name", "").equals("Linux")) {
      int nice = Math.min(LAST, Ranks.ASKING.of(PROCESS, thread) + NICE);
      int _ = Ranks.SETTING.to(PROCESS, thread, nice);
    }
  }

  /* Bound once, when the first thread asks: binding takes longer than calling by far. */
  private static final class Ranks {
    private static final Linker LINKER = Linker.nativeLinker();
    static final Asking ASKING = called(LINKER, "getpriority", Asking.class, 2);
    static final Setting SETTING = called(LINKER, "setpriority", Setting.class, 3);

    private Ranks() {}
  }

  /* Each is given its numbers as `int`, as the C library has it. */
  @SuppressWarnings("restricted")
  private static <T> T called(Linker linker, String name, Class<T> shape, int numbers) {
    MemorySegment there = linker.defaultLookup().find(name).orElseThrow();
    MemoryLayout[] given = new MemoryLayout[numbers];
    Arrays.fill(given, JAVA_INT);
    MethodHandle call = linker.downcallHandle(there, FunctionDescriptor.of(JAVA_INT, given));
    return MethodHandleProxies.asInterfaceInstance(shape, call);
  }
}
