package io.redoubt.api.compat.backend;

import io.redoubt.api.compat.json.Obj;
import io.redoubt.api.compat.json.ScriptText;
import io.redoubt.api.compat.json.Value;
import java.util.ArrayList;
import java.util.List;

/// The check of what callers of the backend send: all errors at once, in the order of the fields;
/// lengths in UTF-16 units, before the description is trimmed.
final class Alert {
  private static final int LONG = 4000;
  private static final int SHORT = 500;

  private record Field(String name, int longest) {}

  private static final List<Field> OPTIONAL =
      List.of(
          new Field("source_ip", SHORT),
          new Field("destination_ip", SHORT),
          new Field("event_type", SHORT),
          new Field("severity", SHORT),
          new Field("timestamp", SHORT),
          new Field("additional_context", LONG));

  private Alert() {}

  /// What a body turned out to be.
  sealed interface Checked {
    /// What is sent on: the known fields, without nulls, the description trimmed.
    record Right(Value.Members event) implements Checked {}

    /// What is wrong with it.
    record Wrong(List<String> errors) implements Checked {}
  }

  static Checked check(Value body) {
    if (!(body instanceof Value.Members members)) {
      return new Checked.Wrong(List.of("Request body must be a JSON object."));
    }
    List<String> errors = new ArrayList<>();
    Obj event = new Obj();
    description(members.get("description"), event, errors);
    OPTIONAL.forEach(field -> optional(field, members.get(field.name()), event, errors));
    return errors.isEmpty() ? new Checked.Right(event.done()) : new Checked.Wrong(errors);
  }

  private static void description(Value value, Obj event, List<String> errors) {
    if (!(value instanceof Value.Text(var text)) || ScriptText.trim(text).isEmpty()) {
      errors.add("description is required and must be a non-empty string.");
    } else if (text.length() > LONG) {
      errors.add("description must not exceed " + LONG + " characters.");
    } else {
      event.put("description", ScriptText.trim(text));
    }
  }

  private static void optional(Field field, Value value, Obj event, List<String> errors) {
    switch (value) {
      case Value.Null _ -> {
        // as if it were absent
      }
      case Value.Text(var text) when text.length() > field.longest() ->
          errors.add(field.name() + " must not exceed " + field.longest() + " characters.");
      case Value.Text(var text) -> event.put(field.name(), text);
      default -> errors.add(field.name() + " must be a string if provided.");
    }
  }
}
