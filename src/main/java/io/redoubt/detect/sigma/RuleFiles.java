package io.redoubt.detect.sigma;

import io.redoubt.detect.sigma.kept.KeyMaker;
import io.redoubt.detect.sigma.read.RuleText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// The rule files of one place, read several at a time.
///
/// @param files in order
record RuleFiles(List<Content> files) {
  /// A file and what is in it.
  ///
  /// @param bytes empty where it could not be read
  /// @param hash of the bytes
  /// @param problem why it could not be read, or null
  record Content(String path, byte[] bytes, byte[] hash, @Nullable String problem) {
    /// Its documents.
    RuleText text() {
      return problem == null
          ? RuleText.of(path, new String(bytes, StandardCharsets.UTF_8))
          : new RuleText(path, List.of(), path, problem);
    }
  }

  /// Copies the list.
  RuleFiles {
    files = List.copyOf(files);
  }

  /// What lies at a path.
  ///
  /// @param rules itself, or every rule file below it, sorted
  /// @param all these, other files, and the folders they are in
  /// @param plain whether no link leads to nothing or back to where it stands: what is there later
  ///     can be seen by looking at `all` again
  record Found(List<Path> rules, List<Path> all, boolean plain) {}

  /// What a path stands for: itself, or every rule file below it, sorted. Links are followed; one
  /// that leads back to where it stands is passed over.
  ///
  /// @throws IOException when a folder cannot be read
  static Found below(Path path) throws IOException {
    return below(path, Integer.MAX_VALUE);
  }

  /// Whether a path stands for any.
  ///
  /// @throws IOException when a folder cannot be read
  static boolean any(Path path) throws IOException {
    return !below(path, 1).rules().isEmpty();
  }

  private static Found below(Path path, int most) throws IOException {
    List<Path> found = new ArrayList<>();
    List<Path> all = new ArrayList<>();
    AtomicBoolean plain = new AtomicBoolean(true);
    Files.walkFileTree(
        path,
        Set.of(FileVisitOption.FOLLOW_LINKS),
        Integer.MAX_VALUE,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is) {
            all.add(folder);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
            all.add(file);
            if (is.isSymbolicLink()) {
              plain.set(false);
            }
            if ((file.equals(path) || RuleLoader.isRule(file))
                && (is.isRegularFile() || Files.isRegularFile(file))) {
              found.add(file);
            }
            return found.size() < most ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException why) throws IOException {
            plain.set(false);
            return why instanceof FileSystemLoopException
                ? FileVisitResult.CONTINUE
                : super.visitFileFailed(file, why);
          }
        });
    found.sort(null);
    return new Found(found, all, plain.get());
  }

  /// Reads these.
  static RuleFiles read(List<Path> files) {
    return new RuleFiles(files.parallelStream().map(RuleFiles::read).toList());
  }

  private static Content read(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return new Content(file.toString(), bytes, KeyMaker.digest().digest(bytes), null);
    } catch (IOException unreadable) {
      String problem = "cannot be read: " + unreadable.getMessage();
      return new Content(file.toString(), new byte[0], new byte[0], problem);
    }
  }

  /// Whether all could be read.
  boolean whole() {
    return files.stream().allMatch(file -> file.problem() == null);
  }

  /// Adds paths and contents to a key.
  byte[] key(KeyMaker key) {
    files.forEach(file -> key.add(file.path()).add(file.hash()));
    return key.key();
  }

  /// Their documents, in order. Others read ahead, so that they are used while the rest is read.
  Iterator<RuleText> texts() {
    ForkJoinPool others = ForkJoinPool.commonPool();
    return new Ahead<>(files, Content::text, others, others.getParallelism());
  }
}
