package io.redoubt.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/// A file that is there whole or not at all: written beside its place and renamed in the end. A
/// file that exists is never replaced unless asked for.
public final class ReportFile implements AutoCloseable {
  private final Path target;
  private final boolean clobber;
  private final Path temporary;
  private final OutputStream out;
  private boolean kept;

  private ReportFile(Path target, boolean clobber, Path temporary) throws IOException {
    this.target = target;
    this.clobber = clobber;
    this.temporary = temporary;
    this.out = new BufferedOutputStream(Files.newOutputStream(temporary), 1 << 16);
  }

  /// Begins a file.
  ///
  /// @param clobber whether a file of this name may be replaced
  /// @throws FileAlreadyExistsException when there is one and it may not
  public static ReportFile create(Path target, boolean clobber) throws IOException {
    check(target, clobber);
    Path folder = Objects.requireNonNull(target.toAbsolutePath().getParent(), "checked");
    return new ReportFile(target, clobber, Files.createTempFile(folder, ".redoubt-", ".part"));
  }

  /// Says early whether a file could be begun, before hours of work.
  ///
  /// @throws FileAlreadyExistsException when there is one and it may not be replaced
  public static void check(Path target, boolean clobber) throws IOException {
    if (Files.isDirectory(target)) {
      throw new IOException(target + " is a folder; name a file in it");
    }
    if (!clobber && Files.exists(target)) {
      throw new FileAlreadyExistsException(
          target.toString(), null, "exists; choose another name or add --clobber to replace it");
    }
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IOException(target + ": the folder does not exist");
    }
    if (!Files.isWritable(folder)) {
      throw new IOException(target + ": no permission to write into the folder");
    }
  }

  /// Where to write.
  public OutputStream out() {
    return out;
  }

  /// The folder in which it comes to stand.
  public Path folder() {
    return Objects.requireNonNull(temporary.getParent(), "made in a folder");
  }

  /// Puts the file in its place.
  public void keep() throws IOException {
    out.close();
    check(target, clobber);
    try {
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException plain) {
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
    kept = true;
  }

  @Override
  public void close() throws IOException {
    if (!kept) {
      try (out) {
        Files.deleteIfExists(temporary);
      }
    }
  }
}
