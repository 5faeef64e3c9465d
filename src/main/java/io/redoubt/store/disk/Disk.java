package io.redoubt.store.disk;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A folder. Paths are relative to it, with `/` between their parts. Nothing is durable until it
/// has been forced: bytes with [DiskFile#force], names with [#forceFolder]. Thread-safe.
public interface Disk {
  /// Names of files and folders directly in a folder, sorted; empty when there is no such folder.
  List<String> list(String folder) throws IOException;

  /// Makes a folder and those above it, if they are not there.
  void makeFolder(String folder) throws IOException;

  /// Makes a file that is not there yet, for reading and writing.
  DiskFile create(String path) throws IOException;

  /// Opens a file that is there, for reading and writing.
  DiskFile open(String path) throws IOException;

  /// Opens a file that is there, for reading alone. Not disturbed by an interrupt of the reader.
  ///
  /// @throws java.nio.file.NoSuchFileException when it is not there
  Reading read(String path) throws IOException;

  /// Gives a file another name, replacing what had it, in one step.
  void rename(String from, String to) throws IOException;

  /// Removes a file or an empty folder, if it is there; false when the folder is not empty.
  boolean delete(String path) throws IOException;

  /// Makes the names in a folder survive a power cut; `""` is the folder itself.
  void forceFolder(String folder) throws IOException;

  /// Bytes that may still be written here.
  long free() throws IOException;

  /// Keeps others out until closed; null when another one has this file locked.
  @Nullable Closeable lock(String path) throws IOException;

  /// Where it is, for messages.
  String name();
}
