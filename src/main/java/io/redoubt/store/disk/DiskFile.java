package io.redoubt.store.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/// A file that is written. For one thread.
public interface DiskFile extends Closeable {
  /// Writes all that remains in the buffer from this place of the file on.
  ///
  /// @throws NoRoom when the disk is full; a part may have been written
  void write(ByteBuffer bytes, long position) throws IOException;

  /// Makes all bytes survive a power cut. After it has failed once, nobody knows what is on disk.
  void force() throws IOException;

  /// Cuts the file.
  void truncate(long size) throws IOException;

  /// Bytes in it.
  long size() throws IOException;
}
