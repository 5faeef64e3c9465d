package io.redoubt.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Names what is neither a regular file nor a folder. Such a thing is never opened: reading it may
/// wait for ever.
final class FileKind {
  /* st_mode of POSIX <sys/stat.h>: the file type in the upper four bits. */
  private static final int TYPE = 0xf000;
  private static final int SOCKET = 0xc000;
  private static final int PIPE = 0x1000;
  private static final int CHARACTER_DEVICE = 0x2000;
  private static final int BLOCK_DEVICE = 0x6000;

  private FileKind() {}

  /// What it is and, where there is one, another way to read it.
  static String named(Path special) {
    return switch (mode(special) & TYPE) {
      case SOCKET -> "socket, not a file";
      case PIPE -> "pipe, not a file (to read one: redoubt analyze - < PIPE)";
      case CHARACTER_DEVICE, BLOCK_DEVICE -> "device, not a file";
      default -> "special file, not a log";
    };
  }

  private static int mode(Path path) {
    try {
      return Files.getAttribute(path, "unix:mode") instanceof Integer mode ? mode : 0;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException unknown) {
      return 0;
    }
  }
}
