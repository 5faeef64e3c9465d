package io.redoubt.cli.terminal;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/// Says in words why the system refused to write or read a file. The exceptions of Java often hold
/// nothing but the file's name.
public final class Unwritten {
  private Unwritten() {}

  /// What went wrong, with the file's name where the exception knows it.
  public static String reason(Throwable failure) {
    Throwable cause =
        failure instanceof UncheckedIOException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return switch (cause) {
      case AccessDeniedException denied -> named(denied.getFile(), "no permission");
      case NoSuchFileException missing -> named(missing.getFile(), "no such file or folder");
      case FileSystemException odd when odd.getReason() != null ->
          named(odd.getFile(), odd.getReason());
      default -> {
        String message = cause.getMessage();
        yield message == null ? cause.getClass().getSimpleName() : message;
      }
    };
  }

  private static String named(@Nullable String file, @Nullable String reason) {
    return (file == null ? "" : file + ": ") + reason;
  }
}
