package io.redoubt.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// Looks at the machine: memory, open files, clock.
///
/// @param now the present moment as this machine has it
/// @param newest milliseconds since 1970 UTC at which the newest record arrived; 0: none
public record MachineChecks(Instant now, long newest) {
  private static final long LEAST_HEAP = 256L << 20;
  private static final long LEAST_FILES = 4096;
  private static final Instant BUILT = Instant.parse("2026-11-01T00:00:00Z");

  /// All of it.
  public List<Check> all() {
    return List.of(memory(), files(), clock());
  }

  private static Check memory() {
    long heap = Runtime.getRuntime().maxMemory();
    String shown =
        String.format(Locale.ROOT, "Java %s, heap %d MB", Runtime.version().feature(), heap >> 20);
    return heap < LEAST_HEAP
        ? Check.warning("memory", shown, "Give it 448 MB: REDOUBT_JAVA_OPTS=-Xmx448m.")
        : Check.ok("memory", shown);
  }

  private static Check files() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/self/limits"))) {
        if (line.startsWith("Max open files")) {
          return judged(line.split(" {2,}")[1]);
        }
      }
    } catch (IOException | ArrayIndexOutOfBoundsException unknown) {
      return Check.ok("files", "the limit of open files is not known on this system");
    }
    return Check.ok("files", "the limit of open files is not known on this system");
  }

  private static Check judged(String limit) {
    boolean few = limit.matches("\\d{1,9}") && Long.parseLong(limit) < LEAST_FILES;
    String shown = limit + " files may be open";
    return few
        ? Check.warning("files", shown, "Raise it: LimitNOFILE=65536 in the unit, or ulimit -n.")
        : Check.ok("files", shown);
  }

  private Check clock() {
    boolean behind = now.isBefore(BUILT) || now.toEpochMilli() < newest;
    return behind
        ? Check.failed(
            "clock",
            now + " is before " + Instant.ofEpochMilli(Math.max(newest, BUILT.toEpochMilli())),
            "Set the clock and let it be kept (chrony, systemd-timesyncd).")
        : Check.ok("clock", now.toString());
  }
}
