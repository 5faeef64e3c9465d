package io.redoubt.ingest;

import io.redoubt.event.SourceEntry;
import io.redoubt.ingest.pack.PeekStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystems;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Reads files, folders, globs, archives and standard input (`-`).
///
/// Entries come in a fixed order: paths as given, folders by name, the files of a rotated set
/// together and oldest first; members of a zip file likewise, of other archives as they come.
/// Used by one thread; [#bytesRead] may be asked by others.
public final class FileSource {
  /* A survey looks no further than this into one archive. */
  private static final long SURVEYED = 256L << 20;

  private final IngestOptions options;
  private final Disk disk;
  private final Excludes excludes;
  private final PeekStream standardInput;
  private final AtomicLong bytesRead = new AtomicLong();
  private @Nullable Listing listing;

  private record Listing(List<String> paths, List<Found> found) {}

  /// Reads with these options; `-` means this stream.
  ///
  /// @throws NoSuchInput when an exclude pattern cannot be understood
  public FileSource(IngestOptions options, InputStream standardInput) {
    this(options, standardInput, new Disk.Real(FileSystems.getDefault()));
  }

  FileSource(IngestOptions options, InputStream standardInput, Disk disk) {
    this.options = options;
    this.disk = disk;
    this.excludes = new Excludes(options.exclude());
    this.standardInput = new PeekStream(standardInput);
  }

  /// Finds the entries of the paths and looks at the beginning of each; of a large archive only at
  /// those that are reached within 256 MiB, of standard input at what its first 64 KiB hold.
  ///
  /// @throws NoSuchInput when a path does not exist
  public Survey survey(List<String> paths) {
    IngestOptions.Limits limits = options.limits();
    Heads heads = new Heads();
    Unpacker unpacker =
        new Unpacker(
            new IngestOptions.Limits(
                limits.ratio(),
                limits.depth(),
                Math.min(limits.bytes(), SURVEYED),
                limits.entries()),
            excludes,
            heads);
    long bytes = 0;
    for (Found each : find(paths)) {
      switch (each) {
        case Found.Plain file -> {
          bytes += file.size();
          open(file, unpacker, heads, new AtomicLong());
        }
        case Found.StandardInput input ->
            unpacker.stream(
                place(input.path()), new ByteArrayInputStream(standardInput.peek(Survey.HEAD)));
        case Found.Skipped _ -> {}
      }
    }
    return new Survey(heads.heads(), bytes);
  }

  /// Hands every entry of the paths to the handler, in reading order. Once it is stopped no file is
  /// opened any more; of standard input it still gets what was looked at.
  ///
  /// @throws NoSuchInput when a path does not exist
  public void read(List<String> paths, EntryHandler handler) {
    Unpacker unpacker = new Unpacker(options.limits(), excludes, handler);
    for (Found each : find(paths)) {
      if (handler.stopped() && !(each instanceof Found.StandardInput)) {
        return;
      }
      switch (each) {
        case Found.Plain file -> open(file, unpacker, handler, bytesRead);
        case Found.StandardInput input -> unpacker.stream(place(input.path()), standardInput);
        case Found.Skipped skipped ->
            handler.skipped(skipped.path(), skipped.reason(), skipped.partial());
      }
    }
  }

  /// How many bytes [#read] has taken from disk so far, before decompression: of
  /// [Survey#bytes]. Thread-safe.
  public long bytesRead() {
    return bytesRead.get();
  }

  private List<Found> find(List<String> paths) {
    Listing known = listing;
    if (known == null || !known.paths.equals(paths)) {
      known =
          new Listing(List.copyOf(paths), new Inputs(disk, excludes, options.copies()).find(paths));
      listing = known;
    }
    return known.found;
  }

  private void open(Found.Plain file, Unpacker unpacker, EntryHandler handler, AtomicLong count) {
    Unpacker.Place place =
        new Unpacker.Place(file.path(), file.key(), file.written(), null, 0, false);
    try (SeekableByteChannel opened = disk.open(file.file())) {
      CountedChannel bytes = new CountedChannel(opened, file.size(), count);
      unpacker.file(place, bytes);
      bytes.done();
    } catch (IOException unreadable) {
      handler.skipped(file.path(), Trouble.opening(unreadable), true);
    }
  }

  private static Unpacker.Place place(String path) {
    return new Unpacker.Place(path, path, null, null, 0, false);
  }

  /// Collects the beginnings of entries, with a bound on all of them together.
  private static final class Heads implements EntryHandler {
    private static final int SMALL = 1 << 12;
    private static final long GENEROUS = 32L << 20;
    private static final long MOST = 64L << 20;

    private final List<Survey.Head> heads = new ArrayList<>();
    private long total;

    List<Survey.Head> heads() {
      return heads;
    }

    @Override
    public void entry(SourceEntry entry, InputStream bytes) {
      int size = total < GENEROUS ? Survey.HEAD : total < MOST ? SMALL : 0;
      byte[] head = ((PeekStream) bytes).peek(size);
      total += head.length;
      heads.add(new Survey.Head(entry, head));
    }

    @Override
    public void skipped(String path, String reason, boolean partial) {
      // Reading will say so.
    }

    @Override
    public boolean stopped() {
      return false;
    }
  }
}
