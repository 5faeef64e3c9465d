package io.redoubt.api.compat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The rows of the contract that are data: one JSON object a line.
public final class Vectors {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private Vectors() {}

  /// The rows of a file below `compat/`.
  public static List<JsonNode> of(String name) {
    try (InputStream file = Vectors.class.getResourceAsStream("/compat/" + name)) {
      String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isBlank()).map(MAPPER::readTree).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// JSON text as a tree.
  public static JsonNode json(String text) {
    return MAPPER.readTree(text);
  }

  /// The body of an answer as a tree.
  public static JsonNode json(Outbound answer) {
    return MAPPER.readTree(answer.body());
  }
}
