package io.redoubt.ingest;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/// The file system as far as reading needs it. Tests put one in its place that denies, forgets or
/// shortens files.
public interface Disk {
  /// The path of this text.
  Path path(String text);

  /// Opens a regular file for reading.
  SeekableByteChannel open(Path file) throws IOException;

  /// What lies directly in a folder, in no order.
  List<Path> list(Path folder) throws IOException;

  /// What a path is.
  BasicFileAttributes attributes(Path path, LinkOption... links) throws IOException;

  /// The disk under a file system.
  record Real(FileSystem files) implements Disk {
    @Override
    public Path path(String text) {
      return files.getPath(text);
    }

    @Override
    public SeekableByteChannel open(Path file) throws IOException {
      return Files.newByteChannel(file);
    }

    @Override
    public List<Path> list(Path folder) throws IOException {
      try (Stream<Path> children = Files.list(folder)) {
        return children.toList();
      }
    }

    @Override
    public BasicFileAttributes attributes(Path path, LinkOption... links) throws IOException {
      return Files.readAttributes(path, BasicFileAttributes.class, links);
    }
  }
}
