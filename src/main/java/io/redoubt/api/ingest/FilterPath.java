package io.redoubt.api.ingest;

import io.redoubt.api.wire.Answer;
import io.redoubt.api.wire.Call;
import io.redoubt.api.wire.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `filter_path` of Elasticsearch: only these members of an answer are wanted, such as
/// `errors,items.*.status`. `*` stands for any part of a name, `**` for names at any depth; arrays
/// are passed through; what begins with `-` is left out. (Elasticsearch reference, "Response
/// filtering".)
final class FilterPath {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int MOST = 64;

  private final List<List<String>> wanted = new ArrayList<>();
  private final List<List<String>> unwanted = new ArrayList<>();

  private FilterPath(List<String> given) {
    given.stream()
        .flatMap(text -> List.of(text.split(",")).stream())
        .map(String::strip)
        .filter(path -> !path.isEmpty())
        .limit(MOST)
        .forEach(this::add);
  }

  private void add(String path) {
    boolean not = path.startsWith("-");
    (not ? unwanted : wanted).add(List.of((not ? path.substring(1) : path).split("\\.")));
  }

  /// The answer as this call wants it.
  static Answer of(Call call, Answer whole) {
    List<String> given = call.query().getOrDefault("filter_path", List.of());
    if (given.isEmpty() || !(whole instanceof Reply reply) || !reply.type().equals(Reply.JSON)) {
      return whole;
    }
    FilterPath filter = new FilterPath(given);
    JsonNode tree = JSON.readTree(reply.body());
    if (!filter.wanted.isEmpty()) {
      tree = included(tree, filter.wanted).orElseGet(JSON::createObjectNode);
    }
    if (!filter.unwanted.isEmpty()) {
      tree = excluded(tree, filter.unwanted).orElseGet(JSON::createObjectNode);
    }
    return new Reply(reply.status(), reply.type(), reply.headers(), JSON.writeValueAsBytes(tree));
  }

  private static Optional<JsonNode> included(JsonNode node, List<List<String>> paths) {
    if (paths.stream().anyMatch(List::isEmpty)) {
      return Optional.of(node);
    }
    return switch (node) {
      case ArrayNode array -> {
        ArrayNode some = JSON.createArrayNode();
        array.forEach(one -> included(one, paths).ifPresent(some::add));
        yield some.isEmpty() ? Optional.empty() : Optional.of(some);
      }
      case ObjectNode object -> {
        ObjectNode some = JSON.createObjectNode();
        object.forEachEntry(
            (name, value) -> included(value, below(name, paths)).ifPresent(v -> some.set(name, v)));
        yield some.isEmpty() ? Optional.empty() : Optional.of(some);
      }
      default -> Optional.empty();
    };
  }

  private static Optional<JsonNode> excluded(JsonNode node, List<List<String>> paths) {
    if (paths.stream().anyMatch(List::isEmpty)) {
      return Optional.empty();
    }
    return switch (node) {
      case ArrayNode array -> {
        ArrayNode some = JSON.createArrayNode();
        array.forEach(one -> excluded(one, paths).ifPresent(some::add));
        yield some.isEmpty() && !array.isEmpty() ? Optional.empty() : Optional.of(some);
      }
      case ObjectNode object -> {
        ObjectNode some = JSON.createObjectNode();
        object.forEachEntry(
            (name, value) -> excluded(value, below(name, paths)).ifPresent(v -> some.set(name, v)));
        yield some.isEmpty() && !object.isEmpty() ? Optional.empty() : Optional.of(some);
      }
      default -> Optional.of(node);
    };
  }

  /* What is left of the paths behind a member of this name; an empty one: all of it. */
  private static List<List<String>> below(String name, List<List<String>> paths) {
    List<List<String>> below = new ArrayList<>();
    for (List<String> path : paths) {
      String first = path.getFirst();
      List<String> rest = path.subList(1, path.size());
      if (first.equals("**")) {
        below.add(path);
        if (rest.isEmpty() || fits(rest.getFirst(), name)) {
          below.add(rest.isEmpty() ? rest : rest.subList(1, rest.size()));
        }
      } else if (fits(first, name)) {
        below.add(rest);
      }
    }
    return below;
  }

  private static boolean fits(String pattern, String name) {
    int star = pattern.indexOf('*');
    if (star < 0) {
      return pattern.equals(name);
    }
    String end = pattern.substring(star + 1).replace("*", "");
    return name.length() >= star + end.length()
        && name.startsWith(pattern.substring(0, star))
        && name.endsWith(end);
  }
}
