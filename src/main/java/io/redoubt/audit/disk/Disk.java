package io.redoubt.audit.disk;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A folder, as far as the log needs one. Paths are relative to it, with `/` between their parts.
/// Nothing is durable until it has been forced: the bytes with [#force], the name with
/// [#forceFolder].
public interface Disk {
  /// All bytes of a file; null when there is none.
  byte @Nullable [] read(String path) throws IOException;

  /// All files in and under a folder (`""`: all there are), sorted; empty when there is none.
  List<String> list(String folder) throws IOException;

  /// Makes or replaces a file, and the folders it needs.
  void write(String path, byte[] bytes) throws IOException;

  /// Like [#write], readable by the owner only from the first moment.
  void writeSecret(String path, byte[] bytes) throws IOException;

  /// Makes the bytes of a file survive a power cut.
  void force(String path) throws IOException;

  /// Gives a file another name, replacing what had it, in one step.
  void rename(String from, String to) throws IOException;

  /// Makes the names in a folder survive a power cut.
  void forceFolder(String folder) throws IOException;

  /// Removes a file, if it is there.
  void delete(String path) throws IOException;

  /// Keeps others from writing until closed; null when another one does.
  @Nullable Closeable lock() throws IOException;
}
