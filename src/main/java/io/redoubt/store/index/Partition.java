package io.redoubt.store.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/// A partition as it was committed. Its reader is opened when it is first needed, and again when
/// there is a newer commit. Thread-safe.
final class Partition {
  private static final long DAY_MILLIS = 86_400_000;

  private final Path folder;
  private final Extent extent;
  private @Nullable DirectoryReader reader;
  private boolean gone;

  private Partition(Path folder, Extent extent) {
    this.folder = folder;
    this.extent = extent;
  }

  /// The partition in this folder, or null when there is no whole one of ours.
  static @Nullable Partition in(Path folder) {
    try (Directory directory = FSDirectory.open(folder)) {
      SegmentInfos commit = SegmentInfos.readLatestCommit(directory);
      Extent extent = Extent.of(commit.getUserData());
      if (extent == null || !Files.isDirectory(folder)) {
        return null;
      }
      for (String file : commit.files(true)) {
        if (directory.fileLength(file) == 0) {
          return null;
        }
      }
      return new Partition(folder, extent);
    } catch (IOException | IllegalArgumentException damaged) {
      return null;
    }
  }

  /// Whether what lies in this folder was written by another version of the program.
  static boolean foreign(Path folder) {
    try (Directory directory = FSDirectory.open(folder)) {
      return Extent.foreign(SegmentInfos.readLatestCommit(directory).getUserData());
    } catch (IOException | IllegalArgumentException damaged) {
      return false;
    }
  }

  /// The day of this time, in days since 1970.
  static long day(long millis) {
    return Math.floorDiv(millis, DAY_MILLIS);
  }

  /// The day in the name of a folder, in days since 1970; far in the past where there is none.
  static long day(Path folder) {
    try {
      String name = folder.getFileName().toString();
      return LocalDate.parse(name.substring(0, Math.max(0, name.indexOf('_')))).toEpochDay();
    } catch (DateTimeParseException none) {
      return Long.MIN_VALUE;
    }
  }

  Path folder() {
    return folder;
  }

  Extent extent() {
    return extent;
  }

  /// A reader with a reference for the caller; null when it is damaged or closed.
  synchronized @Nullable DirectoryReader acquire() {
    if (gone) {
      return null;
    }
    if (reader == null) {
      reader = open();
      gone = reader == null;
    }
    if (reader != null) {
      reader.incRef();
    }
    return reader;
  }

  private @Nullable DirectoryReader open() {
    try {
      return DirectoryReader.open(FSDirectory.open(folder), Readers.NEWEST_FIRST);
    } catch (IOException damaged) {
      return null;
    }
  }

  /// Reads all of it; when it is damaged it counts as gone from now on.
  boolean whole() {
    DirectoryReader held = acquire();
    if (held == null) {
      return false;
    }
    try {
      for (LeafReaderContext leaf : held.leaves()) {
        leaf.reader().checkIntegrity();
      }
      return true;
    } catch (IOException | IllegalStateException damaged) {
      synchronized (this) {
        gone = true;
      }
      return false;
    } finally {
      Readers.release(held);
    }
  }

  /// Bytes of its files, as far as they can be told.
  long bytes() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException | UncheckedIOException gone) {
      return 0;
    }
  }

  /// Whether it turned out to be damaged when it was opened, or was closed.
  synchronized boolean gone() {
    return gone;
  }

  /// Ends; what is being searched is searched to its end.
  synchronized void close() {
    gone = true;
    if (reader != null) {
      Readers.release(reader);
      reader = null;
    }
  }

  /// Removes the folder of a partition that is closed, as far as that can be done.
  static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> all = files.toList();
      for (Path file : all.reversed()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException stays) {
      return;
    }
  }
}
