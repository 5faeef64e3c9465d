package io.redoubt.pipeline.live;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.util.Optional;

/// Lets the threads of the background go after those that answer senders, when there is not enough
/// of the processor for all: on Linux each thread has a nice value of its own, and threads that it
/// starts inherit it. Elsewhere nothing is done. See `setpriority(2)`.
final class Courtesy {
  /* A third of the weight of others. */
  private static final int NICE = 5;

  private Courtesy() {}

  /// `setpriority(2)`.
  @FunctionalInterface
  public interface Priority {
    /// Of the calling thread, where the first two are 0.
    int set(int which, int who, int nice);
  }

  /// From now on this thread goes after others. The one native call is given its three numbers as
  /// `int`, as the C library has it.
  @SuppressWarnings("restricted")
  static void giveWay() {
    if (!System.getProperty("os.name", "").equals("Linux")) {
      return;
    }
    Linker linker = Linker.nativeLinker();
    Optional<MemorySegment> there = linker.defaultLookup().find("setpriority");
    if (there.isPresent()) {
      FunctionDescriptor shape = FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
      MethodHandle call = linker.downcallHandle(there.get(), shape);
      int _ = MethodHandleProxies.asInterfaceInstance(Priority.class, call).set(0, 0, NICE);
    }
  }
}
