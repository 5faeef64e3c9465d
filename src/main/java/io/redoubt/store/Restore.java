package io.redoubt.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Makes a data directory from a backup: everything is checked against its sums while it is
/// copied beside the wanted place, then given its name in one step. A restore that was
/// interrupted has left nothing in place.
public final class Restore {
  private Restore() {}

  /// Makes the directory, which must not exist or be empty; says how many files it got.
  ///
  /// @throws IOException when it is neither, the backup is not whole or damaged, or something
  ///     cannot be read or written
  public static int of(Path backup, DataDirectory data) throws IOException {
    Path target = data.root().toAbsolutePath().normalize();
    Sums.requireEmpty(target);
    List<Sums.Sum> sums = Sums.read(backup);
    Path beside = target.resolveSibling(target.getFileName() + ".restoring");
    remove(beside);
    Files.createDirectories(beside);
    Sums.ownerOnly(beside);
    for (Sums.Sum sum : sums) {
      copy(backup.resolve(sum.path()), beside.resolve(sum.path()), sum.sum());
    }
    Files.deleteIfExists(target);
    Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
    return sums.size();
  }

  private static void copy(Path from, Path to, String sum) throws IOException {
    Path folder = to.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
    try (FileChannel channel = FileChannel.open(to, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    if (!Sums.of(to).equals(sum)) {
      throw new IOException(from + " is damaged: its check sum is not the one of the backup");
    }
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
