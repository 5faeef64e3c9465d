package io.redoubt.ingest;

import io.redoubt.event.SourceEntry;
import io.redoubt.ingest.pack.Container;
import io.redoubt.ingest.pack.Decompressor;
import io.redoubt.ingest.pack.Documents;
import io.redoubt.ingest.pack.GzipStream;
import io.redoubt.ingest.pack.LimitExceeded;
import io.redoubt.ingest.pack.Members;
import io.redoubt.ingest.pack.PeekStream;
import io.redoubt.ingest.pack.TarMembers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Takes the wrappings off a stream, one after the other, and hands what is inside to a handler.
/// What breaks is named where it breaks; the archives around it go on as far as they can.
final class Unpacker {
  /* What buffers may hold back from the count of packed bytes when archives lie within archives. */
  private static final long BUFFERED = 1 << 16;

  private final IngestOptions.Limits limits;
  private final Excludes excludes;
  private final EntryHandler handler;

  Unpacker(IngestOptions.Limits limits, Excludes excludes, EntryHandler handler) {
    this.limits = limits;
    this.excludes = excludes;
    this.handler = handler;
  }

  /// Where a stream lies.
  ///
  /// @param depth archives it lies in, compressions of compressions counted too
  /// @param compressed whether it is the inside of a compressed stream
  record Place(
      String path,
      String key,
      @Nullable Instant fileTime,
      @Nullable Instant memberTime,
      int depth,
      boolean compressed) {
    Place inside(@Nullable Instant written) {
      Instant time = written == null ? memberTime : written;
      return new Place(path, key, fileTime, time, compressed ? depth + 1 : depth, true);
    }

    Place member(String name, String uniqueName, @Nullable Instant written) {
      Instant time = written == null ? memberTime : written;
      return new Place(path + "!" + name, key + "!" + uniqueName, fileTime, time, depth + 1, false);
    }
  }

  /// Unpacks a file on disk.
  ///
  /// @throws IOException when its beginning or end cannot be read
  void file(Place place, CountedChannel file) throws IOException {
    ZipDirectory zip = ZipDirectory.open(file, limits);
    if (zip == null) {
      file.position(0);
      stream(place, Channels.newInputStream(file));
      return;
    }
    try {
      members(place, zip, file::spent);
    } catch (IOException broken) {
      handler.skipped(place.path, Trouble.reading(broken), true);
    }
  }

  /// Unpacks a stream.
  void stream(Place place, InputStream bytes) {
    PeekStream in = new PeekStream(bytes);
    open(place, in, in::delivered);
  }

  private void open(Place place, PeekStream in, LongSupplier packed) {
    Container kind = Container.of(in.peek(Container.SNIFF));
    if (depth(kind, place) > limits.depth()) {
      handler.skipped(
          place.path, "archives within archives, more than " + limits.depth() + " deep", true);
      return;
    }
    try {
      switch (kind) {
        case NONE -> deliver(place, in);
        case GZIP, ZSTD, BZIP2, LZ4, COMPRESS, XZ -> decompress(kind, place, in, packed);
        case ZIP -> members(place, new ZipMembers(in, limits, packed), packed);
        case TAR -> members(place, new TarMembers(in), packed);
        case SEVEN_ZIP, RAR, LZIP, CABINET ->
            handler.skipped(
                place.path, "cannot open " + kind.label() + " files: " + kind.advice(), true);
      }
    } catch (IOException broken) {
      handler.skipped(place.path, Trouble.reading(broken), true);
    }
  }

  private static int depth(Container kind, Place place) {
    return switch (kind) {
      case ZIP, TAR -> place.depth + 1;
      case GZIP, ZSTD, BZIP2, LZ4, COMPRESS, XZ -> place.compressed ? place.depth + 1 : place.depth;
      case NONE, SEVEN_ZIP, RAR, LZIP, CABINET -> 0;
    };
  }

  private void decompress(Container kind, Place place, PeekStream in, LongSupplier packed)
      throws IOException {
    Instant written = kind == Container.GZIP ? GzipStream.written(in.peek(10)) : null;
    InputStream inside = new Guard(Decompressor.open(kind, in), limits, packed);
    open(place.inside(written), new PeekStream(inside), packed);
  }

  private void members(Place archive, Members members, LongSupplier packed) throws IOException {
    Map<String, Integer> names = new HashMap<>();
    int count = 0;
    for (Members.Member member; (member = members.next()) != null; count++) {
      String document = count == 0 ? Documents.named(member.name()) : "";
      if (!document.isEmpty()) {
        handler.skipped(archive.path, document, false);
        return;
      }
      if (count == limits.entries()) {
        throw new LimitExceeded(
            String.format(Locale.ROOT, "it holds more than %,d files", limits.entries()));
      }
      if (handler.stopped()) {
        return;
      }
      int same = names.merge(member.name(), 1, Integer::sum);
      String unique = same == 1 ? member.name() : member.name() + "#" + same;
      member(archive.member(member.name(), unique, member.written()), member, packed);
    }
  }

  private void member(Place place, Members.Member member, LongSupplier packed) {
    String glob = excludes.matchMember(place.key, place.path);
    if (glob != null) {
      handler.skipped(place.path, "excluded (--exclude " + glob + ")", false);
    } else if (!member.unread().isEmpty()) {
      boolean loss = !member.unread().endsWith("not a file");
      handler.skipped(place.path, member.unread(), loss);
    } else {
      long before = packed.getAsLong() - BUFFERED;
      open(place, new PeekStream(member.bytes()), () -> packed.getAsLong() - before);
    }
  }

  private void deliver(Place place, PeekStream stream) throws IOException {
    boolean packed = place.compressed || place.depth > 0;
    PeekStream in = packed ? LeadingNuls.judged(stream) : stream;
    long generation = Fingerprint.of(in.peek(Fingerprint.BYTES));
    handler.entry(
        new SourceEntry(place.path, place.key, generation, place.fileTime, place.memberTime), in);
  }
}
