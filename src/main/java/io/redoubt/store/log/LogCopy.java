package io.redoubt.store.log;

import io.redoubt.store.disk.FolderDisk;
import io.redoubt.store.disk.Reading;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Copies a log as it is at one moment, while another program may be writing it: of each segment
/// what is committed, and nothing else.
public final class LogCopy {
  private static final int CHUNK = 1 << 20;

  private LogCopy() {}

  /// What was copied.
  ///
  /// @param files made, as paths relative to the folder of the copy
  /// @param first the lowest sequence number that may be in it
  /// @param next one more than the highest
  public record Copied(List<String> files, long first, long next) {
    /// Copies the list.
    public Copied {
      files = List.copyOf(files);
    }
  }

  /// Copies the log of one folder to another one, which is made.
  ///
  /// @throws LogException when the log is of a later version or cannot be read
  /// @throws IOException when the copy cannot be written
  public static Copied of(Path from, Path to) throws IOException {
    FolderDisk disk = new FolderDisk(from);
    List<String> files = new ArrayList<>();
    Files.createDirectories(to);
    try (LogView view = LogView.open(disk)) {
      long first = view.first();
      for (Segment segment : view.segments()) {
        String path = segment.name().path();
        try (Reading file = disk.read(path)) {
          Path copy = to.resolve(path);
          Files.createDirectories(to.resolve(segment.name().day()));
          write(file, segment.end(), copy);
          files.add(path);
        } catch (NoSuchFileException removed) {
          first = segment.header().first(); // its time was over meanwhile; later ones follow
        }
      }
      if (!files.isEmpty()) {
        FormatFile.write(new FolderDisk(to));
        files.add("format");
      }
      return new Copied(files, first, view.next());
    }
  }

  private static void write(Reading file, long end, Path copy) throws IOException {
    byte[] chunk = new byte[CHUNK];
    try (OutputStream out = Files.newOutputStream(copy)) {
      long at = 0;
      while (at < end) {
        int read = file.read(at, chunk, 0, (int) Math.min(CHUNK, end - at));
        if (read <= 0) {
          break;
        }
        out.write(chunk, 0, read);
        at += read;
      }
    }
  }
}
