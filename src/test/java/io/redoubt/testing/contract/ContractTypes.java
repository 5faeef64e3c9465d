package io.redoubt.testing.contract;

import io.redoubt.testing.contract.Type.Declared;
import io.redoubt.testing.contract.Type.Done;
import io.redoubt.testing.contract.Type.Member;
import io.redoubt.testing.contract.Type.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The types and operations of `api/openapi.yaml` that a client of Redoubt's own surface needs:
/// everything below `/api/v1/`, and what is asked about health. The wires of others have clients
/// of their own.
public final class ContractTypes {
  private static final List<String> METHODS = List.of("get", "put", "post", "delete");

  private final JsonNode contract;
  private final Map<String, Declared> declared = new TreeMap<>();
  private final List<Done> operations = new ArrayList<>();

  private ContractTypes(JsonNode contract) {
    this.contract = contract;
  }

  /// Those of the contract of this build.
  public static ContractTypes read() {
    try {
      String yaml = Files.readString(Path.of("api/openapi.yaml"));
      Object tree = new Load(LoadSettings.builder().build()).loadFromString(yaml);
      ContractTypes types = new ContractTypes(JsonMapper.shared().valueToTree(tree));
      types.walk();
      return types;
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  /// All objects, by name.
  public List<Declared> declared() {
    return List.copyOf(declared.values());
  }

  /// All operations, in the order of the contract.
  public List<Done> operations() {
    return List.copyOf(operations);
  }

  private void walk() {
    contract
        .get("paths")
        .forEachEntry(
            (path, node) -> {
              boolean own = path.startsWith("/api/v1/") || path.matches("/(livez|readyz)");
              for (String method : own ? METHODS : List.<String>of()) {
                if (node.has(method)) {
                  operations.add(operation(path, method, node));
                }
              }
            });
  }

  private Done operation(String path, String method, JsonNode node) {
    JsonNode one = node.get(method);
    String id = one.get("operationId").asString();
    List<Member> query = new ArrayList<>();
    for (JsonNode parameter : one.path("parameters")) {
      JsonNode named = followed(parameter);
      if (named.path("in").asString("").equals("query")) {
        String name = named.get("name").asString();
        Place place = place(named.path("schema"), upper(id) + upper(name));
        query.add(new Member(name, place, named.path("required").asBoolean(false), about(named)));
      }
    }
    JsonNode body = followed(one.path("requestBody")).at("/content/application~1json/schema");
    return new Done(
        id,
        method.toUpperCase(Locale.ROOT),
        path,
        query,
        body.isMissingNode() ? null : place(body, upper(id) + "Request").type(),
        answer(one.get("responses"), upper(id) + "Answer"));
  }

  private @Nullable Type answer(JsonNode responses, String name) {
    for (String status : List.of("200", "201", "202")) {
      JsonNode schema = followed(responses.path(status)).at("/content/application~1json/schema");
      if (!schema.isMissingNode()) {
        return place(schema, name).type();
      }
    }
    return null;
  }

  private JsonNode followed(JsonNode node) {
    String reference = node.path("$ref").asString("");
    return reference.isEmpty() ? node : followed(contract.at(reference.substring(1)));
  }

  /* A reference to an object is its name; one to anything else is what stands there. */
  private Place place(JsonNode schema, String name) {
    String reference = schema.path("$ref").asString("");
    if (!reference.isEmpty()) {
      String target = reference.substring(reference.lastIndexOf('/') + 1);
      return place(contract.at(reference.substring(1)), target);
    }
    for (String word : List.of("oneOf", "anyOf")) {
      if (schema.has(word)) {
        return either(schema.get(word), name);
      }
    }
    if (schema.has("allOf")) {
      return schema.has("properties")
          ? merged(schema, name)
          : place(schema.get("allOf").get(0), name);
    }
    if (schema.has("const") || schema.has("enum")) {
      return values(schema);
    }
    JsonNode type = schema.path("type");
    boolean nullable = false;
    String word = type.asString("");
    if (type.isArray()) {
      Set<String> words = new HashSet<>();
      type.forEach(one -> words.add(one.asString("null")));
      nullable = words.remove("null");
      word = words.size() == 1 ? words.iterator().next() : "";
    }
    return new Place(plain(word, schema, name), nullable);
  }

  private Place either(JsonNode choices, String name) {
    List<Type> types = new ArrayList<>();
    boolean nullable = false;
    for (JsonNode choice : choices) {
      if (choice.path("type").asString("").equals("null")) {
        nullable = true;
      } else {
        Place place = place(choice, name);
        types.add(place.type());
        nullable |= place.nullable();
      }
    }
    return new Place(types.size() == 1 ? types.getFirst() : new Type.Either(types), nullable);
  }

  private static Place values(JsonNode schema) {
    List<String> values = new ArrayList<>();
    boolean nullable = false;
    boolean texts = true;
    for (JsonNode value : schema.has("enum") ? schema.get("enum") : List.of(schema.get("const"))) {
      nullable |= value.isNull();
      texts &= value.isNull() || value.isString();
      if (!value.isNull()) {
        values.add(value.asString(""));
      }
    }
    return new Place(texts ? new Type.Text(values) : new Type.Whole(), nullable);
  }

  private Type plain(String word, JsonNode schema, String name) {
    return switch (word) {
      case "string" -> new Type.Text(List.of());
      case "integer" -> new Type.Whole();
      case "number" -> new Type.Fraction();
      case "boolean" -> new Type.Flag();
      case "array" -> new Type.ListOf(place(schema.path("items"), name + "Item").type());
      case "object" -> object(schema, name);
      default -> new Type.Any();
    };
  }

  private Type object(JsonNode schema, String name) {
    if (!schema.has("properties")) {
      JsonNode more = schema.path("additionalProperties");
      return new Type.MapOf(more.isObject() ? place(more, name + "Value").type() : new Type.Any());
    }
    declare(name, schema, List.of(schema));
    return new Type.Named(name);
  }

  private Place merged(JsonNode schema, String name) {
    List<JsonNode> parts = new ArrayList<>();
    schema.get("allOf").forEach(part -> parts.add(followed(part)));
    parts.add(schema);
    declare(name, schema, parts);
    return new Place(new Type.Named(name), false);
  }

  private void declare(String name, JsonNode about, List<JsonNode> parts) {
    if (declared.containsKey(name)) {
      return;
    }
    declared.put(name, new Declared(name, "", List.of(), false)); // may name itself
    Map<String, Member> members = new java.util.LinkedHashMap<>();
    boolean open = false;
    for (JsonNode part : parts) {
      Set<String> required = new HashSet<>();
      part.path("required").forEach(one -> required.add(one.asString("")));
      open |= !part.path("additionalProperties").isBoolean();
      part.path("properties")
          .forEachEntry(
              (member, schema) ->
                  members.put(
                      member,
                      new Member(
                          member,
                          place(schema, name + upper(member)),
                          required.contains(member),
                          about(schema))));
    }
    declared.put(name, new Declared(name, about(about), List.copyOf(members.values()), open));
  }

  private static String about(JsonNode schema) {
    return schema.path("description").asString("").strip().replaceAll("\\s+", " ");
  }

  /* listed_at → ListedAt */
  private static String upper(String name) {
    StringBuilder upper = new StringBuilder();
    for (String word : name.split("[^A-Za-z0-9]+")) {
      if (!word.isEmpty()) {
        upper.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
      }
    }
    return upper.toString();
  }
}
