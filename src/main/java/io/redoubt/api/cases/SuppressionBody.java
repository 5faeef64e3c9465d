package io.redoubt.api.cases;

import io.redoubt.api.v1.Moments;
import io.redoubt.api.wire.Problem;
import io.redoubt.api.wire.Reply;
import io.redoubt.event.Severity;
import io.redoubt.event.port.SuppressionScope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The body of a request about suppressions, and what is wrong with it: the first thing is what the
/// client hears. One per request.
final class SuppressionBody {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Set<String> SCOPE =
      Set.of("rules", "entities", "networks", "hosts", "from", "to", "max_severity");
  private static final int MANY = 1000;
  private static final int LONGEST = 1000;

  private final JsonNode body;
  private final Moments moments;
  private Optional<Reply> wrong = Optional.empty();

  SuppressionBody(byte[] bytes, Set<String> known, Moments moments) {
    this.moments = moments;
    this.body = read(bytes);
    if (!body.isObject()) {
      fail("body", "The body is a JSON object.");
    }
    only(body, known);
  }

  private static JsonNode read(byte[] bytes) {
    try {
      return JSON.readTree(bytes);
    } catch (JacksonException broken) {
      return JSON.missingNode();
    }
  }

  Optional<Reply> wrong() {
    return wrong;
  }

  void fail(String code, String detail) {
    if (wrong.isEmpty()) {
      wrong = Optional.of(Problem.of(400, code, detail));
    }
  }

  private void only(JsonNode object, Set<String> known) {
    for (String name : object.propertyNames()) {
      if (!known.contains(name)) {
        fail("parameter_unknown", "There is no member of one of these names.");
      }
    }
  }

  /// A text with something in it.
  String text(String name, String otherwise) {
    JsonNode given = body.path(name);
    String text = given.isMissingNode() ? otherwise : given.asString("");
    boolean right = given.isMissingNode() || given.isString();
    if (!right || text.isBlank() || text.length() > LONGEST) {
      fail(name, name + " is a text of 1 to " + LONGEST + " characters.");
    }
    return text;
  }

  /// A moment, milliseconds since 1970 UTC.
  long moment(String name) {
    return moment(body.path(name), name, 0);
  }

  private long moment(JsonNode given, String name, long otherwise) {
    if (given.isMissingNode()) {
      return otherwise;
    }
    Optional<Long> millis = given.isString() ? moments.millis(given.asString()) : Optional.empty();
    if (millis.isEmpty()) {
      fail(name, name + " is a time such as 2026-11-18T02:00:00Z or 2026-11-18.");
    }
    return millis.orElse(otherwise);
  }

  /// A whole number within bounds.
  int number(String name, int otherwise, int least, int most) {
    JsonNode given = body.path(name);
    if (given.isMissingNode()) {
      return otherwise;
    }
    if (!given.isIntegralNumber()
        || !given.canConvertToInt()
        || given.asInt() < least
        || given.asInt() > most) {
      fail(name, name + " is a number from " + least + " to " + most + ".");
      return otherwise;
    }
    return given.asInt();
  }

  /// What is to be hidden.
  SuppressionScope scope() {
    JsonNode scope = body.path("scope");
    if (!scope.isObject()) {
      fail("scope", "scope is an object.");
      return new SuppressionScope(List.of(), Map.of(), 0, Long.MAX_VALUE, Severity.CRITICAL);
    }
    only(scope, SCOPE);
    long from = moment(scope.path("from"), "from", 0);
    long to = moment(scope.path("to"), "to", Long.MAX_VALUE);
    if (to <= from) {
      fail("to", "to is later than from.");
    }
    SuppressionScope read =
        new SuppressionScope(
            texts(scope.path("rules"), "rules"), entities(scope), from, to, severity(scope));
    if (!read.narrow()) {
      fail("scope", "A scope names rules, entities, networks or hosts.");
    }
    return read;
  }

  private Map<String, List<String>> entities(JsonNode scope) {
    Map<String, List<String>> entities = new LinkedHashMap<>();
    JsonNode given = scope.path("entities");
    if (!given.isMissingNode() && !given.isObject()) {
      fail("entities", "entities is an object: field → values.");
    }
    for (Map.Entry<String, JsonNode> entity : given.properties()) {
      if (!entity.getKey().matches("[a-z_]{1,40}([.][a-z_]{1,40}){1,6}")) {
        fail("entities", "entities are named by field, such as source.ip.");
      }
      entities.put(entity.getKey(), texts(entity.getValue(), "entities"));
    }
    add(entities, "source.ip", networks(scope.path("networks")));
    add(entities, "host.name", texts(scope.path("hosts"), "hosts"));
    return entities;
  }

  private static void add(Map<String, List<String>> entities, String field, List<String> values) {
    if (!values.isEmpty()) {
      List<String> all = new ArrayList<>(entities.getOrDefault(field, List.of()));
      all.addAll(values);
      entities.put(field, all);
    }
  }

  private List<String> networks(JsonNode given) {
    List<String> networks = texts(given, "networks");
    if (!networks.stream().allMatch(one -> SuppressionScope.network(one).isPresent())) {
      fail("networks", "networks are addresses or such as 10.0.0.0/8.");
    }
    return networks;
  }

  private List<String> texts(JsonNode given, String name) {
    List<String> texts = new ArrayList<>();
    if (given.isMissingNode()) {
      return texts;
    }
    boolean right = given.isArray() && !given.isEmpty() && given.size() <= MANY;
    for (JsonNode one : given) {
      right &= one.isString() && !one.asString().isBlank() && one.asString().length() <= LONGEST;
      texts.add(one.asString(""));
    }
    if (!right) {
      fail(name, name + " is a list of 1 to " + MANY + " texts.");
    }
    return texts;
  }

  private Severity severity(JsonNode scope) {
    JsonNode given = scope.path("max_severity");
    String word = given.isMissingNode() ? "critical" : given.isString() ? given.asString() : "";
    for (Severity severity : Severity.values()) {
      if (severity.name().toLowerCase(Locale.ROOT).equals(word)) {
        return severity;
      }
    }
    fail("max_severity", "max_severity is informational, low, medium, high or critical.");
    return Severity.CRITICAL;
  }
}
