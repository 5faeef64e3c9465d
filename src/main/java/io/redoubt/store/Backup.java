package io.redoubt.store;

import io.redoubt.store.ledger.SqliteLedger;
import io.redoubt.store.log.LogCopy;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Copies a data directory, whether a service is running on it or not. First the ledger as of one
/// moment, then the log, so that the log holds at least what the ledger was concluded from; then
/// everything else but the index, which is derived. Last a list of check sums: a copy without it is
/// not whole.
public final class Backup {
  private static final List<String> ELSEWHERE =
      List.of("index", "log", "ledger.db", "ledger.db-wal", "ledger.db-shm", "lock");
  private static final int TRIES = 10;

  private final DataDirectory data;
  private final Clock clock;

  /// Of this directory.
  public Backup(DataDirectory data, Clock clock) {
    this.data = data;
    this.clock = clock;
  }

  /// What was copied.
  ///
  /// @param files how many
  /// @param bytes of them
  /// @param first the lowest sequence number in the copied log
  /// @param next one more than the highest
  public record Made(int files, long bytes, long first, long next) {}

  /// Copies to a folder that does not exist or is empty.
  ///
  /// @throws IOException when it is neither, or something cannot be read or written
  public Made to(Path target) throws IOException {
    Sums.requireEmpty(target);
    Files.createDirectories(target);
    Sums.ownerOnly(target);
    List<String> files = new ArrayList<>();
    if (Files.exists(data.ledgerFile())) {
      ledger(target, files);
    }
    LogCopy.Copied log = LogCopy.of(data.log(), target.resolve("log"));
    log.files().forEach(file -> files.add("log/" + file));
    others(target, files);
    for (String file : files) {
      force(target.resolve(file));
    }
    long bytes = Sums.write(target, files);
    return new Made(files.size(), bytes, log.first(), log.next());
  }

  private void ledger(Path target, List<String> files) {
    try (SqliteLedger ledger = data.openLedger(clock, new SecureRandom())) {
      ledger.copyTo(target.resolve("ledger.db"));
      files.add("ledger.db");
    }
  }

  /* The audit log says by its checkpoint whether it was written meanwhile: then once more. */
  private void others(Path target, List<String> files) throws IOException {
    List<String> copied = List.of();
    for (int i = 0; i < TRIES; i++) {
      byte[] before = checkpoint();
      copied = copyOthers(target);
      if (Arrays.equals(before, checkpoint())) {
        break;
      }
    }
    files.addAll(copied);
  }

  private byte[] checkpoint() throws IOException {
    try {
      return Files.readAllBytes(data.audit().resolve("checkpoint"));
    } catch (NoSuchFileException none) {
      return new byte[0];
    }
  }

  private List<String> copyOthers(Path target) throws IOException {
    List<String> copied = new ArrayList<>();
    Files.walkFileTree(
        data.root(),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            Path path = data.root().relativize(folder);
            return ELSEWHERE.contains(path.toString())
                    || target
                        .toAbsolutePath()
                        .normalize()
                        .equals(folder.toAbsolutePath().normalize())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            String path = data.root().relativize(file).toString().replace('\\', '/');
            if (attributes.isRegularFile()
                && !ELSEWHERE.contains(path)
                && !path.endsWith("/lock")) {
              copy(file, target.resolve(path));
              copied.add(path);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException why) throws IOException {
            if (why instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw why;
          }
        });
    return copied.stream().distinct().toList();
  }

  private static void copy(Path from, Path to) throws IOException {
    Path folder = to.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.deleteIfExists(to);
    Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }
}
