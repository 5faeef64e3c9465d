package io.redoubt.audit.files;

import io.redoubt.audit.disk.Disk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The log at one moment, although others may be appending to it: the checkpoint, what lay beside
/// it, and the unfinished files, which the next write replaces. Finished files never change.
public final class Snapshot {
  private static final int TRIES = 1000;

  private final Disk disk;
  private final Map<String, byte[]> held = new HashMap<>();
  private List<String> files = List.of();

  private Snapshot(Disk disk) {
    this.disk = disk;
  }

  /// The log as it stands, taken again while it changes, a thousand times at most.
  ///
  /// @throws IOException when it cannot be read
  public static Snapshot of(Disk disk) throws IOException {
    Snapshot snapshot = new Snapshot(disk);
    for (int i = 0; i < TRIES && !snapshot.taken(); i++) {
      snapshot.held.clear();
    }
    return snapshot;
  }

  /// Whether the log stood still meanwhile.
  private boolean taken() throws IOException {
    hold(LogFiles.CHECKPOINT);
    files = disk.list("");
    hold(LogFiles.NEXT);
    byte @Nullable [] note = held.get(LogFiles.CHECKPOINT);
    if (note == null) {
      return true;
    }
    for (String path : LogFiles.unfinished(statedSize(note))) {
      hold(path);
    }
    return Arrays.equals(note, disk.read(LogFiles.CHECKPOINT));
  }

  /// The size a checkpoint states, before anything is known about its signature.
  private static long statedSize(byte[] note) {
    String[] lines = new String(note, StandardCharsets.ISO_8859_1).split("\n", 3);
    try {
      return lines.length < 2 ? 0 : Long.parseLong(lines[1]);
    } catch (NumberFormatException unreadable) {
      return 0;
    }
  }

  private void hold(String path) throws IOException {
    byte @Nullable [] bytes = disk.read(path);
    if (bytes != null) {
      held.put(path, bytes);
    }
  }

  /// All bytes of a file; null when there is none.
  public byte @Nullable [] read(String path) throws IOException {
    byte @Nullable [] now = held.get(path);
    return now != null ? now : disk.read(path);
  }

  /// All files there were, sorted.
  public List<String> files() {
    return files;
  }
}
