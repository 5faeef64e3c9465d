package io.redoubt.ingest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/// A file on disk, open for reading and counted. A file that has become shorter since it was found
/// breaks off at its new end. One thread at a time.
final class CountedChannel implements SeekableByteChannel {
  private final SeekableByteChannel file;
  private final long expected;
  private final AtomicLong progress;
  private long reached;
  private long spent;

  /// Counts what is read.
  ///
  /// @param expected bytes the file had when it was found
  /// @param progress grows as the file is gone through, by its size in the end
  CountedChannel(SeekableByteChannel file, long expected, AtomicLong progress) {
    this.file = file;
    this.expected = expected;
    this.progress = progress;
  }

  /// Bytes read so far, those read twice counted twice.
  long spent() {
    return spent;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    int n = file.read(into);
    if (n < 0 && file.position() < expected) {
      throw new Shrunk(file.position(), expected);
    }
    spent += Math.max(n, 0);
    reach(file.position());
    return n;
  }

  @Override
  public long position() throws IOException {
    return file.position();
  }

  @Override
  public SeekableByteChannel position(long position) throws IOException {
    file.position(position);
    return this;
  }

  @Override
  public long size() throws IOException {
    return file.size();
  }

  @Override
  public boolean isOpen() {
    return file.isOpen();
  }

  /// Leaves the file open: it belongs to whoever opened it.
  @Override
  public void close() {}

  /// Says that no more will be read, however much was.
  void done() {
    reach(expected);
  }

  @Override
  public int write(ByteBuffer from) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new NonWritableChannelException();
  }

  private void reach(long position) {
    if (position > reached) {
      progress.addAndGet(position - reached);
      reached = position;
    }
  }

  /// The file is shorter than it was.
  static final class Shrunk extends IOException {
    private static final long serialVersionUID = 1L;

    Shrunk(long now, long before) {
      super(
          String.format(
              Locale.ROOT, "the file shrank from %,d to %,d bytes while it was read", before, now));
    }
  }
}
