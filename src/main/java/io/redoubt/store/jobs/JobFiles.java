package io.redoubt.store.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// What jobs read and what came of them, a file each, beside the ledger. What is written is on disk
/// when the call returns, whole or not at all. Thread-safe; a job's files are written by one
/// thread.
public final class JobFiles {
  private static final String INPUT = ".input";
  private static final String RESULT = ".json";

  private final Path folder;

  /// In this folder, made when it is first written to.
  public JobFiles(Path folder) {
    this.folder = folder;
  }

  /// Keeps what a job is to read.
  ///
  /// @throws IOException when it cannot be written
  public void input(String id, byte[] bytes) throws IOException {
    write(id + INPUT, bytes);
  }

  /// What a job is to read.
  ///
  /// @throws IOException when it is not there
  public InputStream input(String id) throws IOException {
    return Files.newInputStream(path(id + INPUT));
  }

  /// Bytes of what a job is to read; 0 when it is not there.
  public long size(String id) {
    try {
      return Files.size(path(id + INPUT));
    } catch (IOException none) {
      return 0;
    }
  }

  /// Keeps what came of a job.
  ///
  /// @throws IOException when it cannot be written
  public void result(String id, byte[] json) throws IOException {
    write(id + RESULT, json);
  }

  /// What came of a job; empty when nothing is there.
  ///
  /// @throws IOException when it cannot be read
  public Optional<byte[]> result(String id) throws IOException {
    try {
      return Optional.of(Files.readAllBytes(path(id + RESULT)));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }

  /// Lets go of what a job has read.
  public void done(String id) {
    remove(id + INPUT);
  }

  /// Lets go of all of a job.
  public void forget(String id) {
    remove(id + INPUT);
    remove(id + RESULT);
  }

  private void remove(String name) {
    try {
      Files.deleteIfExists(path(name));
    } catch (IOException busy) {
      System.getLogger("io.redoubt.store").log(System.Logger.Level.WARNING, "A file stays", busy);
    }
  }

  private Path path(String name) {
    if (!name.matches("[a-z0-9-]{1,64}[.][a-z]+")) {
      throw new IllegalArgumentException("Not the id of a job.");
    }
    return folder.resolve(name);
  }

  private void write(String name, byte[] bytes) throws IOException {
    Files.createDirectories(folder);
    Path made = folder.resolve(name + ".new");
    try (FileChannel out =
        FileChannel.open(
            made,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        out.write(left);
      }
      out.force(true);
    }
    Files.move(made, path(name), StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel synced = FileChannel.open(folder, StandardOpenOption.READ)) {
      synced.force(true);
    }
  }
}
