package io.redoubt.cli.doctor;

import io.redoubt.event.port.EventLog;
import io.redoubt.store.DataDirectory;
import io.redoubt.store.index.CommittedIndex;
import io.redoubt.store.log.LogException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Looks at the folder of a service: rights, room, speed of the disk, format, and who writes it.
///
/// @param data the folder
/// @param reserveBytes that the service leaves free
public record DataChecks(DataDirectory data, long reserveBytes) {
  private static final long COMFORT = 1L << 30;
  private static final int SYNCS = 9;
  private static final double SLOW_MILLIS = 20;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final Set<PosixFilePermission> OTHERS =
      Set.of(
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);

  /// All of it.
  public List<Check> all() {
    List<Check> checks = new ArrayList<>();
    Path root = data.root();
    if (!Files.isDirectory(root) || !Files.isWritable(root)) {
      String what = Files.exists(root) ? " cannot be written" : " is not there";
      checks.add(
          Check.failed(
              "folder",
              root + what,
              "Make it and give it to the user of the service: install -d -o redoubt " + root));
      return checks;
    }
    try {
      checks.add(rights(root));
      checks.add(room(root));
      checks.add(syncs(root));
    } catch (IOException broken) {
      checks.add(
          Check.failed("folder", root + ": " + broken.getMessage(), "Look at the disk (dmesg)."));
    }
    checks.add(format());
    checks.add(index());
    checks.add(writer());
    return checks;
  }

  private static Check rights(Path root) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(root, PosixFileAttributeView.class);
    boolean open =
        view != null && view.readAttributes().permissions().stream().anyMatch(OTHERS::contains);
    return open
        ? Check.warning(
            "folder", root + " is open to all users of this machine", "chmod 0700 " + root)
        : Check.ok("folder", root + " can be written, and by its owner's group at most");
  }

  private Check room(Path root) throws IOException {
    long free = Files.getFileStore(root).getUsableSpace();
    String shown = String.format(Locale.ROOT, "%.1f GB free", free / 1e9);
    if (free < reserveBytes) {
      return Check.failed(
          "space",
          shown + ", less than is left free: records are refused",
          "Make room, or set retention.days or retention.size-mb.");
    }
    return free < reserveBytes + COMFORT
        ? Check.warning("space", shown, "Make room soon, or set retention.size-mb.")
        : Check.ok("space", shown);
  }

  private static Check syncs(Path root) throws IOException {
    Path file = Files.createTempFile(root, "doctor", ".tmp");
    double[] millis = new double[SYNCS];
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (int i = 0; i < SYNCS; i++) {
        channel.write(ByteBuffer.allocate(4096));
        long begun = System.nanoTime();
        channel.force(false);
        millis[i] = (System.nanoTime() - begun) / NANOS_PER_MILLI;
      }
    } finally {
      Files.delete(file);
    }
    Arrays.sort(millis);
    double middle = millis[SYNCS / 2];
    String shown = String.format(Locale.ROOT, "a write is on disk after %.1f ms", middle);
    return middle > SLOW_MILLIS
        ? Check.warning("sync", shown, "Every acknowledgement waits for this: use a faster disk.")
        : Check.ok("sync", shown);
  }

  private Check format() {
    if (!Files.isDirectory(data.log())) {
      return Check.ok("log", "none yet");
    }
    try (EventLog log = data.viewLog()) {
      return Check.ok("log", "records " + log.first() + " to below " + log.next());
    } catch (LogException wrong) {
      return Check.failed(
          "log",
          String.valueOf(wrong.getMessage()),
          "Start the version that wrote it, or a later.");
    }
  }

  private Check index() {
    if (!Files.isDirectory(data.log()) || !Files.isDirectory(data.index())) {
      return Check.ok("index", "none yet: the service builds it from the log");
    }
    try (EventLog log = data.viewLog();
        CommittedIndex index = new CommittedIndex(data.index())) {
      long waiting = Math.max(0, log.next() - index.state().next());
      return index.missing() > 0
          ? Check.warning(
              "index",
              index.missing() + " records are in a part that is damaged or gone",
              "Let the service run: it builds that part again by itself.")
          : Check.ok("index", waiting == 0 ? "all is indexed" : waiting + " records to index");
    } catch (LogException | UncheckedIOException unreadable) {
      return Check.warning(
          "index",
          String.valueOf(unreadable.getMessage()),
          "Stop the service, delete index/ and start it: it is built again from the log.");
    }
  }

  private Check writer() {
    Path lock = data.log().resolve("lock");
    if (!Files.exists(lock)) {
      return Check.ok("lock", "no service uses the folder");
    }
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
        FileLock held = channel.tryLock()) {
      return held == null
          ? Check.ok("lock", "a service uses the folder now")
          : Check.ok("lock", "no service uses the folder");
    } catch (OverlappingFileLockException here) {
      return Check.ok("lock", "this process uses the folder");
    } catch (IOException unreadable) {
      return Check.failed(
          "lock",
          lock + ": " + unreadable.getMessage(),
          "Run this as the user of the service, or give the folder back to it.");
    }
  }
}
