package io.redoubt.ingest;

import io.redoubt.ingest.pack.LimitExceeded;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import org.apache.commons.compress.archivers.zip.UnsupportedZipFeatureException;

/// What went wrong while reading, as people need to read it: the cause, then what to do.
final class Trouble {
  private static final String CUT = "cut short: the data end too early; what was there was read";

  private Trouble() {}

  /// The words for a failure to open or list.
  static String opening(IOException cause) {
    return switch (cause) {
      case AccessDeniedException _ ->
          "permission denied: run as a user who may read it (for example with sudo)";
      case NoSuchFileException _, FileNotFoundException _ -> "vanished before it was read";
      case FileSystemLoopException _ -> "loop of links";
      case FileSystemException e when text(e).contains("another process") ->
          "in use by another program: copy or export it first";
      case FileSystemException e when text(e).contains("symbolic link") -> "loop of links";
      default -> reading(cause);
    };
  }

  /// The words for a failure while bytes were read.
  static String reading(IOException cause) {
    return switch (cause) {
      case LimitExceeded limit -> "stopped: " + limit.getMessage();
      case CountedChannel.Shrunk shrunk -> "cut short: " + shrunk.getMessage();
      case EOFException _ -> CUT;
      case UnsupportedZipFeatureException _ ->
          "cannot read on: files in it are packed in a way Redoubt cannot read; unpack it first";
      case IOException e when text(e).contains("nexpected end") || text(e).contains("Truncated") ->
          CUT;
      default -> "damaged: " + text(cause);
    };
  }

  private static String text(IOException cause) {
    String reason = cause instanceof FileSystemException e ? e.getReason() : cause.getMessage();
    return reason == null || reason.isBlank()
        ? cause.getClass().getSimpleName().replace("Exception", "").toLowerCase(Locale.ROOT)
        : reason;
  }
}
