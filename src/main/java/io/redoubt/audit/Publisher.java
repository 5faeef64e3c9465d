package io.redoubt.audit;

import io.redoubt.audit.disk.Disk;
import io.redoubt.audit.files.LogFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/// Puts what was added on disk, so that a power cut at any moment leaves either the log before or
/// the log after.
///
/// First the next checkpoint under a name of its own: it explains, to whoever finds them, the files
/// that follow. Then payloads, entries and tiles, under names that no published checkpoint uses.
/// When all of that has been forced, one rename publishes it. Files that the new ones replace are
/// removed last.
final class Publisher {
  private final Disk disk;
  private final Executor syncs;

  /// @param syncs runs the syncs that need not wait for one another
  Publisher(Disk disk, Executor syncs) {
    this.disk = disk;
    this.syncs = syncs;
  }

  /// @param before size of the log that is published now
  /// @param checkpoint the signed one to publish
  /// @param size it states
  /// @param files new files, by path
  void publish(long before, String checkpoint, long size, Map<String, byte[]> files)
      throws IOException {
    writeDurably(Map.of(LogFiles.NEXT, checkpoint.getBytes(StandardCharsets.UTF_8)));
    writeDurably(files);
    disk.rename(LogFiles.NEXT, LogFiles.CHECKPOINT);
    disk.forceFolder("");
    List<String> current = LogFiles.unfinished(size);
    for (String path : LogFiles.unfinished(before)) {
      if (!current.contains(path)) {
        disk.delete(path);
      }
    }
  }

  /// All are written before any is forced, and all are forced at once: the file system can then
  /// commit them together.
  private void writeDurably(Map<String, byte[]> files) throws IOException {
    Set<String> folders = new TreeSet<>();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      disk.write(file.getKey(), file.getValue());
      folders.add(LogFiles.folder(file.getKey()));
    }
    List<CompletableFuture<Void>> syncing = new ArrayList<>();
    files.keySet().forEach(path -> syncing.add(sync(() -> disk.force(path))));
    folders.forEach(folder -> syncing.add(sync(() -> disk.forceFolder(folder))));
    try {
      CompletableFuture.allOf(syncing.toArray(CompletableFuture[]::new)).join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof UncheckedIOException why) {
        throw why.getCause();
      }
      throw failed;
    }
  }

  private CompletableFuture<Void> sync(Sync sync) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            sync.run();
          } catch (IOException failed) {
            throw new UncheckedIOException(failed);
          }
        },
        syncs);
  }

  /// Makes something survive a power cut.
  @FunctionalInterface
  private interface Sync {
    void run() throws IOException;
  }
}
