package io.redoubt.store.log;

import io.redoubt.store.disk.Reading;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// Goes from frame to frame of a segment and passes over what is damaged. For one thread.
final class FrameScan {
  private static final int WINDOW = 1 << 16;

  private final Reading file;
  private final long salt;
  private final long end;
  private final byte[] window = new byte[WINDOW];
  private long windowAt;
  private int windowLength;
  private long at;
  private long skipped;

  /// A frame and where it is.
  ///
  /// @param header how it begins
  /// @param at where in the file
  record Found(FrameHeader header, long at) {
    /// Where the next one begins.
    long end() {
      return at + header.size();
    }
  }

  /// From this place of the file to that one.
  FrameScan(Reading file, long salt, long from, long end) throws IOException {
    this.file = file;
    this.salt = salt;
    this.at = from;
    this.end = Math.min(end, file.size());
  }

  /// The next frame whose header is sound; null at the end. Its body is not looked at, unless it
  /// had to be searched for.
  @Nullable Found next() throws IOException {
    Optional<FrameHeader> here = header(at);
    if (here.isPresent() && at + here.get().size() <= end) {
      Found found = new Found(here.get(), at);
      at = found.end();
      return found;
    }
    return at + FrameHeader.SIZE > end ? null : search();
  }

  private Optional<FrameHeader> header(long place) throws IOException {
    if (place + FrameHeader.SIZE > end) {
      return Optional.empty();
    }
    fill(place);
    int offset = (int) (place - windowAt);
    return windowLength - offset < FrameHeader.SIZE
        ? Optional.empty()
        : FrameHeader.of(window, offset, salt);
  }

  /* A window that holds at least a header from this place on, where the file does. */
  private void fill(long place) throws IOException {
    boolean inside = place >= windowAt && place + FrameHeader.SIZE <= windowAt + windowLength;
    if (!inside) {
      windowAt = place;
      windowLength = file.read(place, window, 0, (int) Math.min(WINDOW, end - place));
    }
  }

  private @Nullable Found search() throws IOException {
    long from = at;
    for (long place = at + 1; place + FrameHeader.SIZE <= end; place++) {
      fill(place);
      if (window[(int) (place - windowAt)] != (byte) (FrameHeader.MAGIC >>> 24)) {
        continue;
      }
      Optional<FrameHeader> header = header(place);
      if (header.isPresent() && place + header.get().size() <= end) {
        Found found = new Found(header.get(), place);
        if (body(found) != null) {
          skipped += place - from;
          at = found.end();
          return found;
        }
      }
    }
    return null;
  }

  /// The body of a frame; null when it is damaged.
  byte @Nullable [] body(Found found) throws IOException {
    byte[] body = new byte[found.header().length()];
    int read = file.read(found.at() + FrameHeader.SIZE, body, 0, body.length);
    CRC32C sum = new CRC32C();
    sum.update(body, 0, read);
    boolean sound = read == body.length && (int) sum.getValue() == found.header().bodySum();
    return sound ? body : null;
  }

  /// How the frame begins that is cut off at the end; empty when there is none.
  Optional<FrameHeader> torn() throws IOException {
    return header(at);
  }

  /// Bytes behind the last frame that was found, once there is no next one.
  long left() {
    return Math.max(0, end - at);
  }

  /// Bytes that were passed over because no frame begins in them.
  long skipped() {
    return skipped;
  }
}
