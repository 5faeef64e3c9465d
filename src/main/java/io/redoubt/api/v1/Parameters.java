package io.redoubt.api.v1;

import io.redoubt.api.wire.Call;
import io.redoubt.api.wire.Problem;
import io.redoubt.api.wire.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The parameters of a request, from the query or from a JSON object, and what is wrong with them.
/// In an object each must be of the type it is asked for: a text is never read out of a number.
/// The first thing that is wrong is what the client hears. One per request.
public final class Parameters {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Map<String, List<String>> values;
  private final Map<String, JsonNode> typed = new HashMap<>();
  private Optional<Reply> wrong = Optional.empty();

  private Parameters(Map<String, List<String>> values) {
    this.values = values;
  }

  /// Those of the query.
  public static Parameters ofQuery(Call call, Set<String> known) {
    return new Parameters(call.query()).only(known);
  }

  /// Those of the JSON object that the body is; scalars and lists of scalars.
  public static Parameters ofBody(Call call, Set<String> known) {
    Map<String, List<String>> values = new HashMap<>();
    Parameters read = new Parameters(values);
    try {
      JsonNode body = JSON.readTree(call.body());
      if (!body.isObject()) {
        read.fail("body", "The body is no JSON object.");
      }
      body.forEachEntry((name, value) -> values.put(name, texts(value)));
      body.forEachEntry(read.typed::put);
    } catch (JacksonException broken) {
      read.fail("body", "The body is no JSON.");
    }
    return read.only(known);
  }

  /// Those of the JSON object that the body is, or none where there is no body.
  public static Parameters ofBodyOrNone(Call call, Set<String> known) {
    return call.body().length == 0 ? new Parameters(Map.of()) : ofBody(call, known);
  }

  private static List<String> texts(JsonNode value) {
    List<String> texts = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(one -> texts.add(text(one)));
    } else if (!value.isNull()) {
      texts.add(text(value));
    }
    return texts;
  }

  private static String text(JsonNode value) {
    return value.isValueNode() ? value.asString("") : value.toString();
  }

  private Parameters only(Set<String> known) {
    for (String name : values.keySet()) {
      if (!known.contains(name)) {
        fail("parameter_unknown", "There is no parameter of one of these names.");
      }
    }
    return this;
  }

  /// What is wrong; empty: nothing so far.
  public Optional<Reply> wrong() {
    return wrong;
  }

  /// Says that something is wrong, unless something was before.
  public void fail(String code, String detail) {
    if (wrong.isEmpty()) {
      wrong = Optional.of(Problem.of(400, code, detail));
    }
  }

  /// A text, or this when it is not given.
  public String text(String name, String otherwise) {
    is(name, JsonNode::isString, "a text");
    return first(name, otherwise);
  }

  /// Whether this is so; `otherwise` when it is not given.
  public boolean flag(String name, boolean otherwise) {
    is(name, JsonNode::isBoolean, "true or false");
    String text = first(name, Boolean.toString(otherwise));
    if (!text.equals("true") && !text.equals("false")) {
      fail(name, name + " is true or false.");
    }
    return text.equals("true");
  }

  private String first(String name, String otherwise) {
    List<String> given = values.getOrDefault(name, List.of());
    return given.isEmpty() ? otherwise : given.getFirst();
  }

  private void is(String name, Predicate<JsonNode> type, String what) {
    JsonNode given = typed.get(name);
    if (given != null && !type.test(given)) {
      fail(name, name + " is " + what + ".");
    }
  }

  private static boolean all(JsonNode list, Predicate<JsonNode> type) {
    return list.isArray() && list.valueStream().allMatch(type);
  }

  /// Whether it is given at all.
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /// All texts of a name, those with commas taken apart.
  public List<String> texts(String name) {
    is(name, list -> all(list, JsonNode::isString), "a list of texts");
    return values.getOrDefault(name, List.of()).stream()
        .flatMap(text -> List.of(text.split(",", -1)).stream())
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /// All texts of a name as they stand.
  public List<String> whole(String name) {
    is(name, list -> all(list, JsonNode::isString), "a list of texts");
    return List.copyOf(values.getOrDefault(name, List.of()));
  }

  /// All whole numbers of a name, as texts.
  public List<String> numbers(String name) {
    is(name, list -> all(list, JsonNode::isIntegralNumber), "a list of whole numbers");
    return List.copyOf(values.getOrDefault(name, List.of()));
  }

  /// A whole number within bounds.
  public int number(String name, int otherwise, int least, int most) {
    is(name, JsonNode::isIntegralNumber, "a number from " + least + " to " + most);
    String text = first(name, "");
    if (text.isEmpty()) {
      return otherwise;
    }
    if (!text.matches("[0-9]{1,9}")
        || Integer.parseInt(text) < least
        || Integer.parseInt(text) > most) {
      fail(name, name + " is a number from " + least + " to " + most + ".");
      return otherwise;
    }
    return Integer.parseInt(text);
  }

  /// A moment, in milliseconds since 1970 UTC.
  public long moment(String name, long otherwise, Moments moments) {
    String text = text(name, "");
    if (text.isEmpty()) {
      return otherwise;
    }
    Optional<Long> millis = moments.millis(text);
    if (millis.isEmpty()) {
      fail(name, name + " is a time such as 2026-11-18T02:00:00Z, 2026-11-18 or now-24h.");
    }
    return millis.orElse(otherwise);
  }
}
