package io.redoubt.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Up to which record of the log a Wazuh manager was answered: a file that holds one number. One
/// that is missing or holds something else counts as nothing said. Not thread-safe.
final class AnsweredUpTo {
  private final Path file;
  private long position;

  /// @param otherwise the position when the file tells none
  AnsweredUpTo(Path file, long otherwise) {
    this.file = file;
    this.position = read(file, otherwise);
  }

  private static long read(Path file, long otherwise) {
    try {
      String text = Files.isRegularFile(file) ? Files.readString(file).strip() : "";
      return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : otherwise;
    } catch (IOException unreadable) {
      return otherwise;
    }
  }

  /// The sequence number of the first record that was not looked at.
  long position() {
    return position;
  }

  /// Records below this one were looked at.
  ///
  /// @throws IOException when that cannot be written; it is to be said again
  void set(long next) throws IOException {
    if (next != position) {
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.write(fresh, Long.toString(next).getBytes(StandardCharsets.US_ASCII));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      position = next;
    }
  }
}
