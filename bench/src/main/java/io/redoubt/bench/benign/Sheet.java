package io.redoubt.bench.benign;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A log file: lines of one day are collected in any order and appended in the order of time.
final class Sheet {
  private record Line(Instant time, String text) {}

  private final Path file;
  private final List<Line> lines = new ArrayList<>();
  private long written;

  Sheet(Path file) {
    this.file = file;
  }

  void add(Instant time, String text) {
    lines.add(new Line(time, text));
  }

  /// Appends what was collected.
  void flush() {
    lines.sort(Comparator.comparing(Line::time));
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (BufferedWriter out =
          Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        for (Line line : lines) {
          out.write(line.text());
          out.write('\n');
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    written += lines.size();
    lines.clear();
  }

  /// Lines written so far.
  long written() {
    return written;
  }
}
