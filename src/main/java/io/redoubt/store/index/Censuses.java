package io.redoubt.store.index;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/// The censuses of the segments of an index: files beside each segment, for the fields that were
/// asked for lately and whose most frequent values could not be told without going over all.
/// Segments never change, so that a census is never out of date; one that is missing costs time
/// alone. Thread-safe.
final class Censuses {
  /// The folder in that of a partition; under it one for each field.
  static final String FOLDER = "census";

  /// Fields of which censuses are kept.
  static final int FIELDS = 8;

  private static final Pattern PLAIN = Pattern.compile("[a-z0-9_]+([.-][a-z0-9_]+)*");
  private static final String ENCODED = "x-";
  private static final Pattern HEX = Pattern.compile("x-([0-9a-f]{2})+");

  /* A name that is longer is no name of a file. */
  private static final int LONGEST_NAME = 120;

  private final Shapes shapes;
  private final Sizes sizes;
  private final Map<String, List<Census>> known = new ConcurrentHashMap<>();
  private final Map<String, Boolean> asked = new LinkedHashMap<>(16, 0.75f, true);

  /// What is worth a census, in documents.
  ///
  /// @param worth of all segments together, so that any is taken
  /// @param file of a segment whose census is a file
  /// @param beside of all segments without one, whose census is taken for one question
  /// @param slice of a segment for each slice of its census
  /// @param ties terms that are kept of those that are equally frequent
  record Sizes(int worth, int file, int beside, int slice, int ties) {
    /// Those of the product.
    static final Sizes STANDARD = new Sizes(300_000, 2_000, 300_000, 2_000_000, 10_000);

    int slices(LeafReader segment) {
      int slices = Integer.highestOneBit(Math.max(1, segment.maxDoc() / slice));
      return Math.min(slices, Census.PARTS);
    }
  }

  /// What there is of a segment.
  ///
  /// @param keys under which the values of the field stand in it
  record OfSegment(LeafReaderContext segment, List<NameGroup> keys, List<Census> slices) {}

  /// What there is of a field.
  ///
  /// @param ties see [Sizes]
  record OfField(List<OfSegment> segments, int ties) {}

  Censuses(Shapes shapes, Sizes sizes) {
    this.shapes = shapes;
    this.sizes = sizes;
  }

  Sizes sizes() {
    return sizes;
  }

  /// The most frequent values of a field could not be told without going over all.
  void asked(String field) {
    String name = name(field);
    if (name.length() <= LONGEST_NAME) {
      synchronized (asked) {
        asked.put(name, true);
      }
    }
  }

  /// The fields asked for last, by the names of their folders.
  Set<String> fields() {
    synchronized (asked) {
      while (asked.size() > FIELDS) {
        asked.remove(asked.keySet().iterator().next());
      }
      return Set.copyOf(asked.keySet());
    }
  }

  /// Takes up a field again whose folder has this name.
  void recall(String name) {
    boolean ours = name.startsWith(ENCODED) ? HEX.matcher(name).matches() : name(name).equals(name);
    if (ours) {
      synchronized (asked) {
        asked.put(name, true);
      }
    }
  }

  /// The field whose folder has this name.
  static String field(String name) {
    return name.startsWith(ENCODED)
        ? new String(
            HexFormat.of().parseHex(name.substring(ENCODED.length())), StandardCharsets.UTF_8)
        : name;
  }

  /// The name of a field as that of a folder, wherever that is: names with other signs than small
  /// letters and digits are encoded.
  static String name(String field) {
    String plain = Shapes.plain(field);
    boolean fits = PLAIN.matcher(plain).matches() && !plain.startsWith(ENCODED);
    return fits
        ? plain
        : ENCODED + HexFormat.of().formatHex(plain.getBytes(StandardCharsets.UTF_8));
  }

  /// Those of a field in all segments; null when too much of it is missing.
  @Nullable OfField of(List<LeafReaderContext> segments, String field, Hands hands)
      throws IOException {
    List<Callable<Optional<OfSegment>>> each = new ArrayList<>();
    long missing = 0;
    boolean some = false;
    for (LeafReaderContext segment : segments) {
      LeafReader reader = segment.reader();
      List<NameGroup> keys = shapes.of(reader).field(field);
      List<Census> there = there(reader, name(field));
      some |= there != null;
      missing += there == null ? reader.maxDoc() : 0;
      each.add(
          () -> {
            List<Census> slices = there == null ? taken(reader, keys) : there;
            return Optional.ofNullable(slices).map(all -> new OfSegment(segment, keys, all));
          });
    }
    if (!some || missing > sizes.beside()) {
      return null;
    }
    List<OfSegment> all = new ArrayList<>();
    for (Optional<OfSegment> one : hands.all(each)) {
      if (one.isEmpty()) {
        return null;
      }
      all.add(one.get());
    }
    return new OfField(all, sizes.ties());
  }

  /// Those of a segment that are files; null when one is missing or damaged.
  @Nullable List<Census> there(LeafReader segment, String name) {
    Path first = file(segment, name, 0);
    if (first == null) {
      return null;
    }
    List<Census> read = known.get(first.toString());
    if (read == null) {
      read = read(segment, name);
      if (read != null) {
        known.put(first.toString(), read);
      }
    }
    return read;
  }

  private @Nullable List<Census> read(LeafReader segment, String name) {
    List<Census> slices = new ArrayList<>();
    for (int i = 0; i < sizes.slices(segment); i++) {
      Path file = file(segment, name, i);
      Census slice = file == null ? null : CensusFile.read(file);
      if (slice == null) {
        return null;
      }
      slices.add(slice);
    }
    return List.copyOf(slices);
  }

  private static @Nullable List<Census> taken(LeafReader segment, List<NameGroup> keys)
      throws IOException {
    Census census = CensusBuilder.of(segment, keys, 0, 1);
    return census == null ? null : List.of(census);
  }

  /// The file of a slice; null for a segment that is none on disk.
  static @Nullable Path file(LeafReader segment, String name, int slice) {
    if (!(FilterLeafReader.unwrap(segment) instanceof SegmentReader one)
        || !(FilterDirectory.unwrap(one.directory()) instanceof FSDirectory folder)) {
      return null;
    }
    String id = StringHelper.idToString(one.getSegmentInfo().info.getId());
    return folder.getDirectory().resolve(FOLDER).resolve(name).resolve(id + "-" + slice);
  }

  /// Forgets what was read of files other than these.
  void keepOnly(Set<Path> files) {
    Set<String> names = new HashSet<>();
    files.forEach(file -> names.add(file.toString()));
    known.keySet().retainAll(names);
  }
}
