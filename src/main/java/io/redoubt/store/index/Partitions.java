package io.redoubt.store.index;

import io.redoubt.event.port.EventFinder.State;
import io.redoubt.event.port.EventFinder.Window;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.jspecify.annotations.Nullable;

/// The partitions under a folder: the closed ones in the order of their numbers, and perhaps one
/// that is being written. Changes are for one thread at a time; readers may be acquired by any.
final class Partitions {
  /* Held, for a logger that nobody holds forgets its level. Lucene warns that a module is missing
  which it can do without. */
  private final Logger lucene = Logger.getLogger("org.apache.lucene");
  private final Path root;
  private List<Partition> closed = List.of();
  private boolean foreign;
  private @Nullable PartitionWriter writer;

  private Partitions(Path root) {
    this.root = root;
    lucene.setLevel(Level.SEVERE);
  }

  /// All whole partitions under this folder.
  ///
  /// @param mend whether what is damaged or stands in the way is removed
  static Partitions under(Path root, boolean mend) {
    Partitions partitions = new Partitions(root);
    List<Partition> whole = new ArrayList<>();
    for (Path folder : folders(root)) {
      Partition partition = Partition.in(folder);
      if (partition != null) {
        whole.add(partition);
      } else if (mend) {
        partitions.foreign |= Partition.foreign(folder);
        Partition.delete(folder);
      }
    }
    whole.sort(Comparator.comparingLong(partition -> partition.extent().first()));
    partitions.closed = List.copyOf(whole);
    return partitions;
  }

  /// Whether some were removed at the start because another version of the program wrote them.
  boolean foreign() {
    return foreign;
  }

  private static List<Path> folders(Path root) {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(root)) {
      return all.filter(Files::isDirectory).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(root + " cannot be read", unreadable);
    }
  }

  /// The folder of a new partition.
  Path folder(String day, long first) throws IOException {
    Path folder = root.resolve(day + "_" + HexFormat.of().toHexDigits(first));
    if (Files.isDirectory(folder)) {
      Partition.delete(folder);
    }
    return Files.createDirectories(folder);
  }

  synchronized List<Partition> closed() {
    return closed;
  }

  synchronized @Nullable PartitionWriter writer() {
    return writer;
  }

  /// Goes on with this writer, instead of the closed partition of the same folder if there is one.
  synchronized void open(PartitionWriter next) {
    for (Partition partition : closed) {
      if (partition.folder().equals(next.folder())) {
        drop(partition);
      }
    }
    writer = next;
  }

  /// Ends the writer; its partition stays as it was last committed.
  synchronized void endWriter() {
    PartitionWriter ended = writer;
    if (ended == null) {
      return;
    }
    writer = null;
    Partition partition = Partition.in(ended.folder());
    if (partition != null) {
      List<Partition> all = new ArrayList<>(closed);
      all.add(partition);
      all.sort(Comparator.comparingLong(each -> each.extent().first()));
      closed = List.copyOf(all);
    }
    ended.close();
  }

  /// Leaves a closed partition out.
  synchronized void drop(Partition partition) {
    closed = closed.stream().filter(each -> !each.folder().equals(partition.folder())).toList();
    partition.close();
  }

  /// One more than the highest number below which, from this one on, everything is covered.
  synchronized long covered(long from) {
    long next = from;
    if (writer != null && writer.extent().covers(next)) {
      next = writer.extent().next();
    }
    for (Partition partition : closed) {
      next = partition.extent().covers(next) ? partition.extent().next() : next;
      if (writer != null && writer.extent().covers(next)) {
        next = writer.extent().next();
      }
    }
    return next;
  }

  /// Where the uncovered stretch begins in which this number lies: what was fed before it and is
  /// not there was not kept.
  ///
  /// @param fed one more than the highest number that was fed
  long start(long fed, long sequence) {
    long start = Math.min(fed, sequence);
    for (Partition partition : closed()) {
      if (partition.extent().next() <= sequence) {
        start = Math.max(start, partition.extent().next());
      }
    }
    return start;
  }

  /// The number, or the first that a closed partition covers from another one on, if that is lower.
  long before(long sequence, long from) {
    long first = sequence;
    for (Partition partition : closed()) {
      if (partition.extent().first() >= from) {
        first = Math.min(first, partition.extent().first());
      }
    }
    return first;
  }

  /// Whether a closed partition covers the number.
  boolean holds(long sequence) {
    List<Partition> all = closed();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).extent().covers(sequence)) {
        return true;
      }
    }
    return false;
  }

  /// The highest floor that any commit names.
  synchronized long floor() {
    long floor = writer == null ? 0 : writer.extent().floor();
    for (Partition partition : closed) {
      floor = Math.max(floor, partition.extent().floor());
    }
    return floor;
  }

  /// The folders of all partitions.
  synchronized List<Path> folders() {
    List<Path> all = new ArrayList<>();
    closed.forEach(partition -> all.add(partition.folder()));
    if (writer != null) {
      all.add(writer.folder());
    }
    return all;
  }

  /// Readers of all partitions that may have events of this time. Damaged ones are left out.
  synchronized Readers acquire(Window window) {
    List<DirectoryReader> held = new ArrayList<>();
    for (Partition partition : closed) {
      DirectoryReader reader =
          partition.extent().reaches(window.from(), window.to()) ? partition.acquire() : null;
      if (reader != null) {
        held.add(reader);
      }
    }
    if (writer != null) {
      held.add(writer.acquire());
    }
    return new Readers(held);
  }

  /// The readers of all partitions that may have events of this time, with what they cover. Damaged
  /// ones are left out.
  ///
  /// @param floor what lies below was let go of
  synchronized Pinned pin(long floor, Window window) {
    List<Pinned.Part> parts = new ArrayList<>();
    long next = floor;
    for (Partition partition : closed) {
      next = Math.max(next, partition.extent().next());
      DirectoryReader reader =
          partition.extent().reaches(window.from(), window.to()) ? partition.acquire() : null;
      if (reader != null) {
        parts.add(new Pinned.Part(partition.extent(), reader));
      }
    }
    if (writer != null) {
      Pinned.Part part = writer.pin();
      next = Math.max(next, part.extent().next());
      parts.add(part);
    }
    return new Pinned(next, parts);
  }

  /// How many numbers below this end, and below the highest that any partition stands for, are in
  /// none that can be read.
  synchronized long missing(long floor, long end) {
    List<Extent> extents = new ArrayList<>();
    long last = end;
    for (Partition partition : closed) {
      last = Math.max(last, partition.extent().next());
      if (!partition.gone()) {
        extents.add(partition.extent());
      }
    }
    if (writer != null) {
      extents.add(writer.readable());
    }
    extents.sort(Comparator.comparingLong(Extent::first));
    long at = Math.max(floor, floor());
    long missing = 0;
    for (Extent extent : extents) {
      missing += Math.max(0, Math.min(extent.first(), last) - at);
      at = Math.max(at, extent.next());
    }
    return missing + Math.max(0, last - at);
  }

  /// Whether one of the closed partitions turns out to be damaged when all of it is read.
  boolean damaged() {
    boolean some = false;
    for (Partition partition : closed()) {
      some |= !partition.gone() && !partition.whole();
    }
    return some;
  }

  /// How far it has come, from this floor on.
  State state(long floor) {
    long earliest = Long.MAX_VALUE;
    long latest = Long.MIN_VALUE;
    long events = 0;
    try (Pinned pinned = pin(floor, Window.ALL)) {
      for (Pinned.Part part : pinned.parts()) {
        earliest = Math.min(earliest, part.extent().earliest());
        latest = Math.max(latest, part.extent().latest());
        events += part.reader().numDocs();
      }
      return new State(pinned.next(), events, earliest, latest, bytes());
    }
  }

  private long bytes() {
    long bytes = 0;
    for (Path folder : folders(root)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          bytes += Files.size(file);
        }
      } catch (IOException | UncheckedIOException _) {
        // gone meanwhile
      }
    }
    return bytes;
  }

  synchronized void close() {
    closed.forEach(Partition::close);
    closed = List.of();
  }
}
