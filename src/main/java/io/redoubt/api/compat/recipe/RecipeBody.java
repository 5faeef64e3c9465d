package io.redoubt.api.compat.recipe;

import io.redoubt.api.compat.json.JsonOut;
import io.redoubt.api.compat.json.JsonText;
import io.redoubt.api.compat.json.Obj;
import io.redoubt.api.compat.json.Parsed;
import io.redoubt.api.compat.json.PythonText;
import io.redoubt.api.compat.json.Value;
import io.redoubt.api.wire.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What a request of the third recipe holds, and what is wrong with it in the words of its
/// framework (FastAPI with pydantic 2): the kind of the error, the place, a sentence and the value
/// that was meant. Stateless.
final class RecipeBody {
  private static final String MARK = "\uFEFF";

  private RecipeBody() {}

  /// Hands on the members of a body that is a JSON object.
  static Reply read(String text, Function<Value.Members, Reply> handling) {
    String body = text.startsWith(MARK) ? text.substring(1) : text;
    if (body.isEmpty()) {
      return wrong("missing", List.of(Value.of("body")), "Field required", Value.NULL);
    }
    return switch (JsonText.python(body)) {
      case Parsed.Good(Value.Members members) -> handling.apply(members);
      case Parsed.Good(var other) ->
          wrong(
              "model_attributes_type",
              List.of(Value.of("body")),
              "Input should be a valid dictionary or object to extract fields from",
              other);
      case Parsed.Beyond _ -> detail(400, "There was an error parsing the body");
      case Parsed.Bad(var message, var position) ->
          refused(
              new Obj()
                  .put("type", "json_invalid")
                  .put("loc", new Value.Items(List.of(Value.of("body"), Value.of((long) position))))
                  .put("msg", "JSON decode error")
                  .put("input", new Obj().done())
                  .put("ctx", new Obj().put("error", message).done())
                  .done());
    };
  }

  /// A member that is not there, or not what it has to be.
  ///
  /// @param type as pydantic names it, such as `list_type`
  static Reply wrong(Value.Members body, String name, String type, String message) {
    List<Value> place = List.of(Value.of("body"), Value.of(name));
    return body.has(name)
        ? wrong(type, place, message, body.get(name))
        : wrong("missing", place, "Field required", body);
  }

  /// An error at a place.
  static Reply wrong(String type, List<Value> place, String message, Value input) {
    return refused(
        new Obj()
            .put("type", type)
            .put("loc", new Value.Items(place))
            .put("msg", message)
            .put("input", input)
            .done());
  }

  private static Reply refused(Value error) {
    return json(422, new Obj().put("detail", new Value.Items(List.of(error))).done());
  }

  /// What the filter of a question asks for; an answer where it cannot be read. A filter that is
  /// not understood must not look like one that nothing fits.
  static Optional<Reply> filter(Value given, Map<String, String> into) {
    switch (given) {
      case Value.Members(var members) -> {
        for (Map.Entry<String, Value> one : new LinkedHashMap<>(members).entrySet()) {
          Value value = one.getValue();
          boolean nested = value instanceof Value.Members || value instanceof Value.Items;
          if (nested || one.getKey().startsWith("$")) {
            return Optional.of(operator(one.getKey(), value));
          }
          into.put(one.getKey(), PythonText.str(value));
        }
        return Optional.empty();
      }
      case Value.Null _ -> {
        return Optional.empty(); // everything fits
      }
      case Value.Text _, Value.Whole _, Value.Real _, Value.Bool _, Value.Items _ -> {
        List<Value> place = List.of(Value.of("body"), Value.of("filter"));
        return Optional.of(wrong("dict_type", place, "Input should be a valid dictionary", given));
      }
    }
  }

  private static Reply operator(String name, Value value) {
    return wrong(
        "value_error",
        List.of(Value.of("body"), Value.of("filter"), Value.of(name)),
        "Value error, a filter names what each field is equal to: operators and lists are not read",
        value);
  }

  /// A parameter of the address that is wrong.
  static Reply parameter(String name, String type, String message, String given) {
    List<Value> place = List.of(Value.of("query"), Value.of(name));
    return wrong(type, place, message, Value.of(given));
  }

  static Reply detail(int status, String detail) {
    return json(status, new Obj().put("detail", detail).done());
  }

  static Reply json(int status, Value body) {
    return Reply.json(status, JsonOut.pythonBytes(body));
  }
}
