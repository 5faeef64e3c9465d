package io.redoubt.store.log;

import io.redoubt.store.disk.Disk;
import io.redoubt.store.disk.DiskFile;
import io.redoubt.store.disk.Reading;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The file `format` that says which format the log has at most. Each segment says its own: a
/// later program reads old segments and writes new ones, and nothing is ever rewritten. An
/// earlier program refuses before it touches anything.
final class FormatFile {
  private static final String NAME = "format";
  private static final Pattern LINE = Pattern.compile("redoubt-log (\\d{1,9})\\s*");

  private FormatFile() {}

  /// The version the file names; 0 when there is none or it is damaged: then the segments tell.
  static int version(Disk disk) throws IOException {
    try (Reading file = disk.read(NAME)) {
      byte[] bytes = new byte[64];
      int length = file.read(0, bytes, 0, bytes.length);
      Matcher line = LINE.matcher(new String(bytes, 0, length, StandardCharsets.UTF_8));
      return line.matches() ? Integer.parseInt(line.group(1)) : 0;
    } catch (NoSuchFileException none) {
      return 0;
    }
  }

  /// @throws LogException when this is a later format than this program knows
  static void refuseLater(int version, String folder) {
    if (version > SegmentHeader.VERSION) {
      throw new LogException(
          folder
              + " was written by a later version of Redoubt (log format "
              + version
              + ", this program knows "
              + SegmentHeader.VERSION
              + "): use that version, or restore a backup made before the upgrade");
    }
  }

  /// Says that this program's format may be in the log from now on.
  static void write(Disk disk) throws IOException {
    String line = "redoubt-log " + SegmentHeader.VERSION + "\n";
    disk.delete(NAME + ".new");
    try (DiskFile file = disk.create(NAME + ".new")) {
      file.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)), 0);
      file.force();
    }
    disk.rename(NAME + ".new", NAME);
    disk.forceFolder("");
  }
}
