package io.redoubt.report;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// The kinds of report file, told by the file's extension.
public enum ReportFormat {
  /// One self-contained page.
  HTML,
  /// Markdown.
  MARKDOWN,
  /// `redoubt.report/v1`.
  JSON;

  /// The format of a file of this name: `.html`, `.htm`, `.md`, `.markdown` or `.json`.
  public static Optional<ReportFormat> of(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return switch (name.substring(Math.max(name.lastIndexOf('.'), 0))) {
      case ".html", ".htm" -> Optional.of(HTML);
      case ".md", ".markdown" -> Optional.of(MARKDOWN);
      case ".json" -> Optional.of(JSON);
      default -> Optional.empty();
    };
  }
}
