package io.redoubt.testing.serve;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes requests for any operation of the contract, from what the contract says of it: right ones,
/// ones at the edges, and garbage. The same random numbers make the same request.
public final class Requests {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "none",
          "now",
          "now-1h",
          "2026-11-18",
          "2026-11-18T02:00:00Z",
          "-1",
          "0",
          "1",
          "99999999999999999999",
          "1.1",
          "1h",
          "true",
          "null",
          "source.ip:10.0.0.0/8",
          "a:(",
          "*",
          "\u0000",
          "\ud83d\ude00\u202e",
          "../../etc/passwd",
          "'; drop table cases; --",
          "%s%n",
          "{{x}}",
          "\"",
          "\\",
          "title: x",
          "local",
          "alert",
          "x".repeat(300),
          "é".repeat(9000));
  private static final List<String> TYPES =
      List.of(
          "application/json",
          "text/plain",
          "application/x-ndjson",
          "application/yaml",
          "application/x-protobuf",
          "application/json; charset=utf-16",
          "multipart/form-data",
          "x/y");
  private static final List<String> PATHS =
      List.of("none", "0", "1", "-1", "%00", "%2e%2e", "a%20b", "%F0%9F%98%80", "x".repeat(900));

  private final Conformance contract;
  private final RandomGenerator random;

  /// From this contract with these random numbers.
  public Requests(Conformance contract, RandomGenerator random) {
    this.contract = contract;
    this.random = random;
  }

  /// A request.
  ///
  /// @param path with its query
  /// @param headers name, value, name, value …
  public record Request(String method, String path, byte[] body, List<String> headers) {
    @Override
    public String toString() {
      String text = new String(body, StandardCharsets.UTF_8);
      String shown = text.length() > 500 ? text.substring(0, 500) + "…" : text;
      return method + ' ' + path + ' ' + headers + ' ' + shown;
    }
  }

  /// One for this operation.
  public Request of(Conformance.Promised operation) {
    JsonNode node = contract.described(operation);
    List<String> headers = new ArrayList<>();
    StringBuilder query = new StringBuilder();
    for (JsonNode parameter : node.path("parameters")) {
      JsonNode one = contract.followed(parameter);
      if (random.nextInt(3) > 0) {
        parameter(one, query, headers);
      }
    }
    if (random.nextInt(10) == 0) {
      query.append("&unknown=").append(encoded(any(TEXTS)));
    }
    boolean bodied = !operation.method().equals("GET") && !operation.method().equals("DELETE");
    byte[] body = bodied ? body(node, headers) : new byte[0];
    String path = operation.path().replaceAll("\\{[^}]+}", any(PATHS));
    String asked = query.isEmpty() ? "" : "?" + query.substring(1);
    return new Request(operation.method(), path + asked, body, headers);
  }

  private void parameter(JsonNode one, StringBuilder query, List<String> headers) {
    String name = one.path("name").asString();
    JsonNode value = value(one.path("schema"), 0);
    String text = value.isValueNode() ? value.asString("") : value.toString();
    switch (one.path("in").asString()) {
      case "query" -> query.append('&').append(name).append('=').append(encoded(text));
      case "header" -> {
        String plain = text.replaceAll("[^ -~]", "?");
        headers.addAll(List.of(name, plain.substring(0, Math.min(plain.length(), 900))));
      }
      default -> query.append("");
    }
  }

  private static String encoded(String text) {
    String some = text.length() > 700 ? text.substring(0, 700) : text;
    return URLEncoder.encode(some, StandardCharsets.UTF_8);
  }

  private byte[] body(JsonNode node, List<String> headers) {
    JsonNode content = contract.followed(node.path("requestBody")).path("content");
    List<String> types = new ArrayList<>(content.propertyNames());
    boolean right = !types.isEmpty() && random.nextInt(5) > 0;
    String type = right ? any(types) : any(TYPES);
    headers.addAll(List.of("Content-Type", type.contains("*") ? "application/json" : type));
    if (random.nextInt(15) == 0) {
      headers.addAll(List.of("Content-Encoding", any(List.of("gzip", "zstd", "br", "deflate"))));
    }
    JsonNode schema = right ? content.path(type).path("schema") : JSON.createObjectNode();
    return spoilt(bytes(type, schema));
  }

  private byte[] bytes(String type, JsonNode schema) {
    if (type.endsWith("json") || type.contains("*")) {
      return JSON.writeValueAsBytes(value(schema, 0));
    }
    if (type.endsWith("ndjson")) {
      return (value(schema, 0) + "\n{}\n").getBytes(StandardCharsets.UTF_8);
    }
    byte[] some = new byte[random.nextInt(200)];
    random.nextBytes(some);
    return random.nextBoolean() ? some : any(TEXTS).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] spoilt(byte[] body) {
    return switch (random.nextInt(24)) {
      case 0 -> "[".repeat(20_000).getBytes(StandardCharsets.UTF_8);
      case 1 -> ("{\"a\":".repeat(3000) + "1").getBytes(StandardCharsets.UTF_8);
      case 2 -> new byte[(1 << 20) + 1 + random.nextInt(1000)];
      case 3 -> new byte[] {(byte) 0xff, (byte) 0xfe, '{', 0, (byte) 0xc3};
      case 4 -> Arrays.copyOf(body, random.nextInt(body.length + 1));
      case 5, 6 -> {
        byte[] changed = body.clone();
        for (int i = 0; i < changed.length && i < 3; i++) {
          changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
        }
        yield changed;
      }
      case 7 -> "{\"a\":1,\"a\":2,\"limit\":1e999}".getBytes(StandardCharsets.UTF_8);
      default -> body;
    };
  }

  /* Mostly what the schema wants, now and then something else. */
  private JsonNode value(JsonNode given, int depth) {
    JsonNode schema = contract.followed(given);
    if (random.nextInt(12) == 0) {
      return garbage();
    }
    if (schema.has("const")) {
      return schema.get("const");
    }
    if (schema.has("enum")) {
      return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
    }
    if (schema.has("allOf")) {
      return value(schema.get("allOf").get(0), depth);
    }
    JsonNode type = schema.path("type");
    String kind =
        type.isArray() ? type.get(random.nextInt(type.size())).asString() : type.asString("");
    return switch (kind) {
      case "object" -> object(schema, depth);
      case "array" -> array(schema, depth);
      case "integer", "number" -> number(schema);
      case "boolean" -> JSON.getNodeFactory().booleanNode(random.nextBoolean());
      case "null" -> JSON.nullNode();
      case "string" -> JSON.getNodeFactory().stringNode(any(TEXTS));
      default -> garbage();
    };
  }

  private JsonNode object(JsonNode schema, int depth) {
    ObjectNode object = JSON.createObjectNode();
    schema
        .path("properties")
        .forEachEntry(
            (name, property) -> {
              if (depth < 5 && random.nextInt(3) > 0) {
                object.set(name, value(property, depth + 1));
              }
            });
    if (random.nextInt(15) == 0 || schema.path("properties").isEmpty()) {
      object.set(any(TEXTS), garbage());
    }
    return object;
  }

  private JsonNode array(JsonNode schema, int depth) {
    ArrayNode array = JSON.createArrayNode();
    int many = random.nextInt(20) == 0 ? 2000 : random.nextInt(4);
    for (int i = 0; i < many; i++) {
      array.add(many > 10 ? garbage() : value(schema.path("items"), depth + 1));
    }
    return array;
  }

  private JsonNode number(JsonNode schema) {
    long least = schema.path("minimum").asLong(0);
    long most = schema.path("maximum").asLong(1000);
    long[] edges = {least, most, least - 1, most + 1, least + 1, Long.MAX_VALUE, Long.MIN_VALUE};
    return JSON.getNodeFactory().numberNode(edges[random.nextInt(edges.length)]);
  }

  private JsonNode garbage() {
    return switch (random.nextInt(6)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.getNodeFactory().numberNode(random.nextDouble() * 1e300);
      case 2 -> JSON.createArrayNode().add(any(TEXTS)).add(7);
      case 3 -> JSON.createObjectNode().put(any(TEXTS), any(TEXTS));
      case 4 -> JSON.getNodeFactory().booleanNode(true);
      default -> JSON.getNodeFactory().stringNode(any(TEXTS));
    };
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
