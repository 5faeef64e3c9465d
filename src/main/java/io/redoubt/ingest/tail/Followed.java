package io.redoubt.ingest.tail;

import io.redoubt.event.port.Position;
import io.redoubt.ingest.TableHead;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One file that is followed and how far it is read. Its handle stays open while it grows, so that
/// it can be read to its end after it was renamed or deleted. Not thread-safe.
final class Followed {
  /// What is in it.
  enum Kind {
    PLAIN,
    PACKED
  }

  private final String source;
  private final FileId id;
  private final Kind kind;
  private @Nullable Path path;
  private @Nullable Followed original;
  private @Nullable FileChannel channel;
  private Optional<TableHead> table = Optional.empty();
  private boolean looked;
  private Head head;
  private long offset;
  private long size;
  private long modified;
  private long grew;
  private boolean complete;
  private boolean doubtful = true;

  /// @param head first bytes up to the offset
  /// @param now milliseconds since 1970 UTC
  Followed(Sight sight, Kind kind, Head head, long offset, long now) {
    source = sight.path().toString();
    path = sight.path();
    id = sight.id();
    size = sight.size();
    modified = sight.modified();
    this.kind = kind;
    this.head = head;
    this.offset = offset;
    grew = now;
  }

  /// The path at which it was seen first.
  String source() {
    return source;
  }

  FileId id() {
    return id;
  }

  Kind kind() {
    return kind;
  }

  /// Where it is; null when it is not where it was and was found nowhere else.
  @Nullable Path path() {
    return path;
  }

  Head head() {
    return head;
  }

  long offset() {
    return offset;
  }

  long modified() {
    return modified;
  }

  /// Bytes that it had when it was looked at last.
  long size() {
    return size;
  }

  /// When it was seen to grow last.
  long grew() {
    return grew;
  }

  /// Bytes that are not read yet, as far as is known.
  long behind() {
    return complete || original != null ? 0 : Math.max(0, size - offset);
  }

  /// The file whose copy this is, so that nothing of it is read while that one is there.
  @Nullable Followed original() {
    return original;
  }

  void copies(Followed other) {
    original = other;
  }

  /// No copy any more: read on from there.
  void standAlone(Head read, long from) {
    original = null;
    table = Optional.empty();
    looked = false;
    head = read;
    offset = from;
  }

  /// Whether it must be looked into: its size or time differs from what was seen before, or did so
  /// the last time, so that it may have changed again within the grain of the time.
  boolean mayHaveChanged(Sight sight) {
    return doubtful || differs(sight);
  }

  private boolean differs(Sight sight) {
    return sight.size() != size || sight.modified() != modified;
  }

  void saw(Sight sight, long now) {
    if (sight.size() > size) {
      grew = now;
    }
    doubtful = differs(sight);
    complete &= !doubtful;
    size = sight.size();
    modified = sight.modified();
  }

  void moved(Path to) {
    path = to;
  }

  void lost() {
    path = null;
  }

  /// Nothing more is to be read unless it changes.
  void complete() {
    complete = true;
  }

  boolean isComplete() {
    return complete;
  }

  /// The header that holds for what comes next; empty when this is no table, or nobody has looked.
  Optional<TableHead> table() {
    return table;
  }

  /// Whether somebody has looked for a header before the place where reading goes on.
  boolean looked() {
    return looked;
  }

  void table(Optional<TableHead> now) {
    table = now;
    looked = true;
  }

  /// Says that it is read up to there.
  void read(Head first, long to) {
    head = first;
    offset = to;
  }

  /// Its position when read up to there.
  Position position(Head first, long to) {
    Path at = path;
    String name = at == null ? source : at.toString();
    return new Position(name, Generation.of(id, first).toString(), to);
  }

  /// Its position now; that of a copy is as far as its original is read.
  Position position() {
    Followed copied = original;
    return copied == null
        ? position(head, offset)
        : position(copied.head, Math.min(copied.offset, most()));
  }

  /// The farthest that it can have been read.
  long most() {
    return kind == Kind.PACKED ? Long.MAX_VALUE : size;
  }

  /// The open file; null when it is not open and cannot be opened.
  @Nullable FileChannel channel() throws IOException {
    Path at = path;
    if (channel == null && at != null) {
      channel = FileChannel.open(at);
      if (Looking.see(at, true).filter(sight -> sight.id().equals(id)).isEmpty()) {
        close();
      }
    }
    return channel;
  }

  boolean isOpen() {
    return channel != null;
  }

  void close() {
    FileChannel open = channel;
    channel = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException _) {
        // It was only read.
      }
    }
  }
}
