package io.redoubt.api.compat.backend;

import io.redoubt.api.compat.json.JsonOut;
import io.redoubt.api.compat.json.ScriptText;
import io.redoubt.api.compat.json.Value;
import java.util.ArrayList;
import java.util.List;

/// The check of what an engine answers: six fields; what else it says does not count. Stateless.
final class Contract {
  private static final List<String> CLASSES =
      List.of(
          "reconnaissance",
          "credential_access",
          "initial_access",
          "lateral_movement",
          "command_and_control",
          "benign",
          "unknown");

  private Contract() {}

  /// What is wrong with an answer; nothing when it holds.
  static List<String> errors(Value answer) {
    if (!(answer instanceof Value.Members members)) {
      return List.of("Response body is not a JSON object");
    }
    List<String> errors = new ArrayList<>();
    classification(members, errors);
    number(members, "false_positive_likelihood", 1, errors);
    number(members, "risk_score", 100, errors);
    if (!(members.get("reason") instanceof Value.Text(var text))
        || ScriptText.trim(text).isEmpty()) {
      errors.add("reason must be a non-empty string");
    }
    if (!(members.get("fallback_used") instanceof Value.Bool)) {
      errors.add("fallback_used must be a boolean; got " + json(members, "fallback_used"));
    }
    Value id = members.get("request_id");
    if (!(id instanceof Value.Null || id instanceof Value.Text)) {
      errors.add("request_id must be a string or null; got " + json(members, "request_id"));
    }
    return errors;
  }

  private static void classification(Value.Members members, List<String> errors) {
    Value said = members.get("attack_classification");
    String text = said instanceof Value.Null ? "" : ScriptText.string(said);
    if (!CLASSES.contains(text)) {
      String got = members.has("attack_classification") ? ScriptText.string(said) : "undefined";
      errors.add(
          "attack_classification must be one of [%s]; got \"%s\""
              .formatted(String.join(", ", CLASSES), got));
    }
  }

  private static void number(Value.Members members, String name, int most, List<String> errors) {
    boolean right =
        members.get(name) instanceof Value.Real(var number) && number >= 0 && number <= most;
    if (!right) {
      errors.add(
          "%s must be a number in [0, %d]; got %s".formatted(name, most, json(members, name)));
    }
  }

  private static String json(Value.Members members, String name) {
    return members.has(name) ? JsonOut.javascript(members.get(name)) : "undefined";
  }
}
