package io.redoubt.audit;

import io.redoubt.audit.disk.Disk;
import io.redoubt.audit.files.LogFiles;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// A folder in memory. It can lose its power at any of its operations: what was not forced by then
/// may be lost or torn, as `Loss` says.
final class MemoryDisk implements Disk {
  /// What a power cut does to that which was not forced.
  enum Loss {
    /// All of it happened to reach the disk.
    NOTHING,
    /// None of it did.
    ALL,
    /// Of files whose bytes were not forced, only the first half did; names did.
    HALF,
    /// Names did, bytes did not: files are empty.
    BYTES
  }

  final Map<String, byte[]> files;
  private final Map<String, byte[]> durable = new HashMap<>();
  private final Map<String, byte[]> forcedBytes = new HashMap<>();
  private final AtomicBoolean locked = new AtomicBoolean();
  private int left = Integer.MAX_VALUE;
  private int operations;

  MemoryDisk() {
    this(Map.of());
  }

  MemoryDisk(Map<String, byte[]> files) {
    this.files = new TreeMap<>(files);
    durable.putAll(files);
    forcedBytes.putAll(files);
  }

  /// A copy that may be changed on its own; the bytes are shared.
  MemoryDisk copy() {
    return new MemoryDisk(files);
  }

  /// After this many operations that change something, each one fails.
  void cutAfter(int count) {
    left = count;
  }

  int operations() {
    return operations;
  }

  /// What is found after the power is back.
  MemoryDisk afterPowerCut(Loss loss) {
    Map<String, byte[]> found = new HashMap<>();
    switch (loss) {
      case NOTHING -> found.putAll(files);
      case ALL -> found.putAll(durable);
      case HALF ->
          files.forEach(
              (path, bytes) ->
                  found.put(
                      path,
                      isForced(path, bytes)
                          ? bytes
                          : java.util.Arrays.copyOf(bytes, bytes.length / 2)));
      case BYTES ->
          files.forEach(
              (path, bytes) -> found.put(path, isForced(path, bytes) ? bytes : new byte[0]));
    }
    return new MemoryDisk(found);
  }

  private boolean isForced(String path, byte[] bytes) {
    return forcedBytes.get(path) == bytes;
  }

  private void change() throws IOException {
    if (left-- <= 0) {
      throw new IOException("power cut");
    }
    operations++;
  }

  @Override
  public byte @Nullable [] read(String path) {
    return files.get(path);
  }

  @Override
  public List<String> list(String folder) {
    String start = folder.isEmpty() ? "" : folder + "/";
    return files.keySet().stream().filter(path -> path.startsWith(start)).toList();
  }

  @Override
  public void write(String path, byte[] bytes) throws IOException {
    change();
    files.put(path, bytes.clone());
  }

  @Override
  public void writeSecret(String path, byte[] bytes) throws IOException {
    write(path, bytes);
  }

  @Override
  public void force(String path) throws IOException {
    change();
    byte[] bytes = files.get(path);
    if (bytes != null) {
      forcedBytes.put(path, bytes);
      if (durable.containsKey(path)) {
        durable.put(path, bytes);
      }
    }
  }

  @Override
  public void rename(String from, String to) throws IOException {
    change();
    byte[] bytes = files.remove(from);
    if (bytes == null) {
      throw new IOException("no file " + from);
    }
    files.put(to, bytes);
    byte[] forced = forcedBytes.remove(from);
    if (forced != null) {
      forcedBytes.put(to, forced);
    }
  }

  @Override
  public void forceFolder(String folder) throws IOException {
    change();
    durable.keySet().removeIf(path -> in(folder, path) && !files.containsKey(path));
    files.forEach(
        (path, bytes) -> {
          if (in(folder, path)) {
            byte[] forced = forcedBytes.get(path);
            durable.put(path, forced == null ? new byte[0] : forced);
          }
        });
  }

  private static boolean in(String folder, String path) {
    return LogFiles.folder(path).equals(folder);
  }

  @Override
  public void delete(String path) throws IOException {
    change();
    files.remove(path);
  }

  @Override
  public @Nullable Closeable lock() {
    return locked.compareAndSet(false, true) ? () -> locked.set(false) : null;
  }
}
