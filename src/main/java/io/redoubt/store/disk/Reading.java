package io.redoubt.store.disk;

import java.io.Closeable;
import java.io.IOException;

/// A file that is read. For one thread.
public interface Reading extends Closeable {
  /// Reads up to so many bytes from this place of the file on; says how many there were.
  int read(long position, byte[] into, int offset, int length) throws IOException;

  /// Bytes in it.
  long size() throws IOException;
}
