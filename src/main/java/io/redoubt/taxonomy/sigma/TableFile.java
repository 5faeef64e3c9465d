package io.redoubt.taxonomy.sigma;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Reads our tables: `[product=… service=… category=…]` heads, one entry per line below, `#`
/// comments.
final class TableFile {
  /// One head and its lines.
  record Section(LogSource source, List<String> lines) {}

  private TableFile() {}

  /// The sections of a table on the class path, in order.
  static List<Section> read(String resource) {
    List<Section> sections = new ArrayList<>();
    for (String raw : text(resource).split("\n", -1)) {
      String line = raw.strip();
      if (line.startsWith("[")) {
        sections.add(new Section(head(line), new ArrayList<>()));
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        sections.getLast().lines().add(line);
      }
    }
    return sections;
  }

  private static LogSource head(String line) {
    String product = "";
    String service = "";
    String category = "";
    for (String part : line.substring(1, line.indexOf(']')).strip().split("\\s+", -1)) {
      int equals = part.indexOf('=');
      String value = part.substring(equals + 1);
      switch (part.substring(0, Math.max(equals, 0))) {
        case "product" -> product = value;
        case "service" -> service = value;
        case "category" -> category = value;
        case "" -> {}
        default -> throw new IllegalStateException("Unknown attribute in table head " + line);
      }
    }
    return new LogSource(product, service, category);
  }

  private static String text(String resource) {
    try (InputStream in =
        Objects.requireNonNull(
            TableFile.class.getResourceAsStream(resource), "missing resource " + resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
