package io.redoubt.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The shapes published in `api/openapi.yaml`, and whether JSON has them.
public final class Contract {
  private static final Path FILE = Path.of("api", "openapi.yaml");
  private final Map<?, ?> published;
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

  private Contract(Map<?, ?> published) {
    this.published = published;
  }

  private static final class Once {
    private static final Contract PUBLISHED = read();
  }

  /// The published file, read once for all tests. Thread-safe.
  public static Contract published() {
    return Once.PUBLISHED;
  }

  private static Contract read() {
    try (InputStream in = Files.newInputStream(FILE)) {
      Load yaml = new Load(LoadSettings.builder().build());
      return new Contract((Map<?, ?>) yaml.loadFromInputStream(in));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// Fails when the JSON is not what the file says of this shape.
  public void holds(String shape, String json) {
    assertThat(schemas.computeIfAbsent(shape, this::schema).validate(json, InputFormat.JSON))
        .as(json)
        .isEmpty();
  }

  private Schema schema(String shape) {
    Map<String, Object> document =
        Map.of(
            "$schema",
            "https://json-schema.org/draft/2020-12/schema",
            "$ref",
            "#/components/schemas/" + shape,
            "components",
            published.get("components"));
    try {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(new ObjectMapper().writeValueAsString(document), InputFormat.JSON);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
