package io.redoubt.store.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;

/// Takes the censuses that are missing, and removes those that nobody asks for. For one thread.
final class CensusUpkeep {
  private final Censuses censuses;
  private final Shapes shapes;

  /* Of which none can be taken or written. */
  private final Set<Path> refused = new HashSet<>();
  private boolean begun;

  CensusUpkeep(Censuses censuses, Shapes shapes) {
    this.censuses = censuses;
    this.shapes = shapes;
  }

  /// Goes over all segments.
  ///
  /// @param segments of the index
  /// @param folders of its partitions
  /// @param on whether so many documents more are gone over now, for one more slice of a census
  void round(List<LeafReaderContext> segments, List<Path> folders, IntPredicate on) {
    if (!begun) {
      folders.forEach(this::recall);
      begun = true;
    }
    Set<String> fields = censuses.fields();
    Set<Path> wanted = new HashSet<>();
    long documents = segments.stream().mapToLong(segment -> segment.reader().maxDoc()).sum();
    for (LeafReaderContext segment : segments) {
      boolean worth =
          documents >= censuses.sizes().worth()
              && segment.reader().maxDoc() >= censuses.sizes().file();
      for (String field : worth ? fields : Set.<String>of()) {
        List<Path> files = files(segment.reader(), field);
        wanted.addAll(files);
        if (censuses.there(segment.reader(), field) == null) {
          take(segment.reader(), field, files, on);
        }
      }
    }
    censuses.keepOnly(wanted);
    folders.forEach(folder -> remove(folder.resolve(Censuses.FOLDER), wanted));
  }

  /* What was asked for before the program was started. */
  private void recall(Path partition) {
    try (Stream<Path> fields = Files.list(partition.resolve(Censuses.FOLDER))) {
      fields.sorted().forEach(field -> censuses.recall(field.getFileName().toString()));
    } catch (IOException | UncheckedIOException none) {
      return;
    }
  }

  /* None for a segment that is none on disk. */
  private List<Path> files(LeafReader segment, String field) {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < censuses.sizes().slices(segment); i++) {
      Path file = Censuses.file(segment, field, i);
      if (file != null) {
        files.add(file);
      }
    }
    return files;
  }

  private void take(LeafReader segment, String field, List<Path> files, IntPredicate on) {
    List<NameGroup> keys = shapes.of(segment).field(Censuses.field(field));
    for (int i = 0; i < files.size(); i++) {
      boolean possible = !refused.contains(files.getFirst());
      boolean missing = possible && CensusFile.read(files.get(i)) == null;
      if (missing && on.test(segment.maxDoc()) && !written(segment, keys, i, files)) {
        refused.add(files.getFirst());
      }
    }
  }

  private static boolean written(
      LeafReader segment, List<NameGroup> keys, int slice, List<Path> files) {
    Path file = files.get(slice);
    try {
      Census census = CensusBuilder.of(segment, keys, slice, files.size());
      if (census == null) {
        return false;
      }
      folder(file.resolveSibling("..").normalize());
      folder(file.resolveSibling("").normalize());
      CensusFile.write(census, file);
      return true;
    } catch (IOException full) {
      return false;
    }
  }

  /* Not those above it: a partition that was let go of does not come again. */
  private static void folder(Path folder) throws IOException {
    try {
      Files.createDirectory(folder);
    } catch (FileAlreadyExistsException there) {
      return;
    }
  }

  private static void remove(Path folder, Set<Path> wanted) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        boolean empty = Files.isDirectory(file) && empty(file);
        if (empty || (Files.isRegularFile(file) && !wanted.contains(file))) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException | UncheckedIOException stays) {
      return;
    }
  }

  private static boolean empty(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.findAny().isEmpty();
    }
  }
}
