package io.redoubt.api.compat.engine;

import io.redoubt.api.compat.json.Obj;
import io.redoubt.api.compat.json.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The fields of a request and the check of a body against them, with the errors that pydantic 2
/// gives: a missing field, no string, too short, too long; lengths in code points; null where a
/// field is optional; unknown members do not count. Immutable.
public record Form(List<Field> fields) {
  /// @param name of the member
  /// @param required whether it must be there, no null, with at least one character
  /// @param longest in code points
  public record Field(String name, boolean required, int longest) {}

  /// What a body turned out to be.
  public sealed interface Checked {
    /// @param values the fields that are there and not null, in the order of the form
    record Right(Map<String, String> values) implements Checked {
      /// The value of a field; empty when there is none.
      public String get(String field) {
        return values.getOrDefault(field, "");
      }
    }

    /// @param errors one for each field that is wrong
    record Wrong(List<Value> errors) implements Checked {}
  }

  /// Copies the list.
  public Form {
    fields = List.copyOf(fields);
  }

  /// The fields of an event.
  public static Form event(EngineSettings.Lengths lengths) {
    int field = lengths.field();
    return new Form(
        List.of(
            new Field("source_ip", false, field),
            new Field("destination_ip", false, field),
            new Field("event_type", false, field),
            new Field("severity", false, field),
            new Field("description", true, lengths.description()),
            new Field("timestamp", false, field),
            new Field("additional_context", false, lengths.context())));
  }

  static Form context(EngineSettings.Lengths lengths) {
    return new Form(
        List.of(
            new Field("entity", false, lengths.field()),
            new Field("summary", true, lengths.context()),
            new Field("time_window", false, lengths.field()),
            new Field("additional_context", false, lengths.context())));
  }

  static Form rawPrompt(EngineSettings.Lengths lengths) {
    return new Form(List.of(new Field("prompt", true, lengths.prompt())));
  }

  /// Checks a body.
  public Checked check(Value body) {
    if (!(body instanceof Value.Members members)) {
      return new Checked.Wrong(List.of(noObject(body)));
    }
    List<Value> errors = new ArrayList<>();
    Map<String, String> values = new LinkedHashMap<>();
    for (Field field : fields) {
      check(field, members, values, errors);
    }
    return errors.isEmpty() ? new Checked.Right(values) : new Checked.Wrong(errors);
  }

  private static Value noObject(Value body) {
    return body instanceof Value.Null
        ? error("missing", List.of(), "Field required", Value.NULL).done()
        : error(
                "model_attributes_type",
                List.of(),
                "Input should be a valid dictionary or object to extract fields from",
                body)
            .done();
  }

  private static void check(
      Field field, Value.Members body, Map<String, String> values, List<Value> errors) {
    List<String> at = List.of(field.name());
    if (!body.has(field.name())) {
      if (field.required()) {
        errors.add(error("missing", at, "Field required", body).done());
      }
      return;
    }
    Value value = body.get(field.name());
    switch (value) {
      case Value.Null _ when !field.required() -> {
        // as if it were absent
      }
      case Value.Text(var text) when halved(text) ->
          errors.add(
              error(
                      "string_unicode",
                      at,
                      "Input should be a valid string, unable to parse raw data as a unicode"
                          + " string",
                      value)
                  .done());
      case Value.Text(var text) -> measured(field, text, errors, values);
      default ->
          errors.add(error("string_type", at, "Input should be a valid string", value).done());
    }
  }

  private static void measured(
      Field field, String text, List<Value> errors, Map<String, String> values) {
    int length = text.codePointCount(0, text.length());
    List<String> at = List.of(field.name());
    if (field.required() && length < 1) {
      String message = "String should have at least 1 character";
      errors.add(
          error("string_too_short", at, message, Value.of(text))
              .put("ctx", new Obj().put("min_length", 1).done())
              .done());
    } else if (length > field.longest()) {
      String message =
          "String should have at most "
              + field.longest()
              + (field.longest() == 1 ? " character" : " characters");
      errors.add(
          error("string_too_long", at, message, Value.of(text))
              .put("ctx", new Obj().put("max_length", field.longest()).done())
              .done());
    } else {
      values.put(field.name(), text);
    }
  }

  /* Half of a surrogate pair: no Unicode text. */
  private static boolean halved(String text) {
    return text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF);
  }

  private static Obj error(String type, List<String> at, String message, Value input) {
    List<Value> where = new ArrayList<>(List.of(Value.of("body")));
    at.forEach(name -> where.add(Value.of(name)));
    return new Obj()
        .put("type", type)
        .put("loc", new Value.Items(where))
        .put("msg", message)
        .put("input", input);
  }
}
