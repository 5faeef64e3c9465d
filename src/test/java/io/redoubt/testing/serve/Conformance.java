package io.redoubt.testing.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Holds exchanges with the service against `api/openapi.yaml`: the status is one that the
/// operation has, the body and its type are what stands there, and a request that was taken is
/// one that the contract allows. Thread-safe.
public final class Conformance {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Path FILE = Path.of("api", "openapi.yaml");
  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "head");

  private final Read read = Once.READ;
  private final JsonNode contract = read.contract;
  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  /// The file as it was read, once for all tests, and what was made of it since.
  private static final class Read {
    private final JsonNode contract;
    private final Map<String, Promised> operations;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    private Read(JsonNode contract) {
      this.contract = contract;
      this.operations = Collections.unmodifiableMap(promised(contract));
    }
  }

  private static final class Once {
    private static final Read READ = new Read(parsed());

    private static JsonNode parsed() {
      try (InputStream in = Files.newInputStream(FILE)) {
        return JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromInputStream(in));
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
  }

  /// An operation of the contract.
  ///
  /// @param id its `operationId`
  /// @param scopes what opens it; empty: nobody needs a key
  public record Promised(String id, String method, String path, Set<String> scopes) {}

  /// All operations, by method and path.
  public Map<String, Promised> operations() {
    return read.operations;
  }

  private static Map<String, Promised> promised(JsonNode contract) {
    Map<String, Promised> all = new LinkedHashMap<>();
    contract
        .get("paths")
        .forEachEntry(
            (path, item) ->
                item.forEachEntry(
                    (method, operation) -> {
                      if (METHODS.contains(method) && !compat(operation)) {
                        String verb = method.toUpperCase(java.util.Locale.ROOT);
                        all.put(verb + ' ' + path, promised(verb, path, operation));
                      }
                    }));
    return all;
  }

  /* The reference's wire has a test of its own. */
  private static boolean compat(JsonNode operation) {
    return operation.path("tags").path(0).asString("").equals("compat");
  }

  private static Promised promised(String method, String path, JsonNode operation) {
    Set<String> scopes = new java.util.TreeSet<>();
    operation
        .path("security")
        .forEach(way -> way.path("key").forEach(scope -> scopes.add(scope.asString())));
    return new Promised(operation.path("operationId").asString(), method, path, scopes);
  }

  /// What the contract says of an operation, its path's parameters among the others; references
  /// are followed one step.
  public JsonNode described(Promised promised) {
    return contract
        .get("paths")
        .get(promised.path())
        .get(promised.method().toLowerCase(java.util.Locale.ROOT));
  }

  /// What a reference leads to; anything else is itself.
  public JsonNode followed(JsonNode node) {
    return resolve(node);
  }

  /// Operations whose answers were held against the contract so far, with their statuses.
  public Set<String> seen() {
    return Set.copyOf(seen);
  }

  /// Holds one exchange against it; paths that the contract does not have are only refused ones.
  public void holds(
      String method, String path, String type, byte[] request, HttpResponse<String> response) {
    String plain = path.indexOf('?') < 0 ? path : path.substring(0, path.indexOf('?'));
    Optional<Promised> operation = find(method, plain);
    if (operation.isEmpty()) {
      return;
    }
    Promised promised = operation.get();
    JsonNode node =
        contract
            .get("paths")
            .get(promised.path())
            .get(promised.method().toLowerCase(java.util.Locale.ROOT));
    seen.add(promised.id() + ' ' + response.statusCode());
    answer(promised, node, response);
    if (response.statusCode() < 300) {
      request(promised, node, type, request);
    }
  }

  private void answer(Promised promised, JsonNode operation, HttpResponse<String> response) {
    String status = Integer.toString(response.statusCode());
    JsonNode responses = operation.get("responses");
    JsonNode answer =
        resolve(responses.has(status) ? responses.get(status) : responses.path("default"));
    assertThat(answer.isMissingNode())
        .as("%s promises no %s: %s", promised.id(), status, response.body())
        .isFalse();
    headers(promised, answer, response);
    JsonNode content = answer.path("content");
    String type = plain(response.headers().firstValue("content-type").orElse(""));
    if (content.isMissingNode() || content.isEmpty()) {
      assertThat(response.body()).as(promised.id()).isEmpty();
      return;
    }
    assertThat(content.has(type)).as("%s %s: %s", promised.id(), status, type).isTrue();
    if (type.equals("application/json") || type.endsWith("+json")) {
      valid(promised.id() + status + type, content.get(type).get("schema"), response.body());
    }
  }

  private void headers(Promised promised, JsonNode answer, HttpResponse<String> response) {
    answer
        .path("headers")
        .forEachEntry(
            (name, header) -> {
              if (header.path("required").asBoolean(false)) {
                assertThat(response.headers().firstValue(name))
                    .as("%s: %s", promised.id(), name)
                    .isPresent();
              }
            });
  }

  private void request(Promised promised, JsonNode operation, String type, byte[] body) {
    JsonNode content = resolve(operation.path("requestBody")).path("content");
    if (content.isMissingNode() || body.length == 0) {
      return;
    }
    JsonNode schema = content.path(plain(type)).path("schema");
    if (!schema.isEmpty() && plain(type).equals("application/json")) {
      valid(promised.id() + "request", schema, new String(body, StandardCharsets.UTF_8));
    }
  }

  private void valid(String key, JsonNode schema, String json) {
    Schema compiled = read.schemas.computeIfAbsent(key, _ -> compile(schema));
    assertThat(compiled.validate(json, InputFormat.JSON)).as(key + ": " + json).isEmpty();
  }

  private Schema compile(JsonNode schema) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    document.put("allOf", java.util.List.of(schema));
    document.put("components", contract.get("components"));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(JSON.writeValueAsString(document), InputFormat.JSON);
  }

  private JsonNode resolve(JsonNode node) {
    String reference = node.path("$ref").asString("");
    return reference.isEmpty() ? node : contract.at(reference.substring(1));
  }

  private Optional<Promised> find(String method, String path) {
    Map<String, Promised> all = operations();
    Promised exact = all.get(method + ' ' + path);
    if (exact != null) {
      return Optional.of(exact);
    }
    return all.values().stream()
        .filter(one -> one.method().equals(method) && one.path().contains("{"))
        .filter(one -> path.matches(one.path().replaceAll("\\{[^}]+}", "[^/]+")))
        .findFirst();
  }

  private static String plain(String type) {
    int end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).strip();
  }
}
