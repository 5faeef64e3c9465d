package io.redoubt.ingest;

import io.redoubt.event.SourceEntry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Reads files, folders, globs, archives and standard input (`-`).
public final class FileSource {
  private final IngestOptions options;
  private final InputStream standardInput;

  /// Reads with these options; `-` means this stream.
  public FileSource(IngestOptions options, InputStream standardInput) {
    this.options = options;
    this.standardInput = standardInput;
  }

  /// Finds the entries of the paths and looks at the beginning of each.
  ///
  /// @throws NoSuchInput when a path does not exist
  public Survey survey(List<String> paths) {
    return new Survey(List.of(), 0);
  }

  /// Hands every entry of the paths to the handler, in reading order.
  ///
  /// @throws NoSuchInput when a path does not exist
  public void read(List<String> paths, EntryHandler handler) {
    for (String given : paths) {
      if (given.equals("-")) {
        open(SourceEntry.named("-"), standardInput, handler);
        continue;
      }
      for (Path file : files(Path.of(given))) {
        try (InputStream in = Files.newInputStream(file)) {
          open(SourceEntry.named(file.toString()), in, handler);
        } catch (IOException unreadable) {
          handler.skipped(file.toString(), "cannot be read: " + unreadable, true);
        }
      }
    }
  }

  private List<Path> files(Path path) {
    if (!Files.exists(path)) {
      throw new NoSuchInput("No such file or folder: " + path);
    }
    try (Stream<Path> all = Files.walk(path, options.limits().depth() * 32)) {
      return new ArrayList<>(all.filter(Files::isRegularFile).sorted().toList());
    } catch (IOException unreadable) {
      throw new NoSuchInput("Cannot be listed: " + path + ": " + unreadable);
    }
  }

  private static void open(SourceEntry entry, InputStream in, EntryHandler handler) {
    try {
      handler.entry(entry, in);
    } catch (IOException broken) {
      handler.skipped(entry.path(), "cut short: " + broken, true);
    }
  }
}
