package io.redoubt.llm.remote;

import io.redoubt.llm.ChatAnswer;
import io.redoubt.llm.FailureReason;
import io.redoubt.llm.ModelIdentity;
import io.redoubt.llm.Usage;
import io.redoubt.llm.http.Failure;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The check of what an engine answers, member by member. What it says beyond the contract is
/// ignored; what is missing, of another kind or beyond its bounds breaks it. For one answer.
final class EngineContract {
  /// The name of the contract.
  static final String NAME = "redoubt.engine/v1";

  private static final int LONGEST_TEXT = 1 << 20;
  private static final int LONGEST_NAME = 300;
  private static final int LONGEST_DETAIL = 400;

  private final JsonNode answer;
  private final List<String> errors = new ArrayList<>();

  private EngineContract(JsonNode answer) {
    this.answer = answer;
  }

  /// What an answer to an order is worth.
  ///
  /// @param id of the order
  /// @param maxTokens that were allowed
  /// @param millis that it took, as measured here
  static ChatAnswer answer(JsonNode answer, String id, int maxTokens, long millis) {
    EngineContract contract = new EngineContract(answer);
    contract.constant("contract", NAME);
    contract.constant("id", id);
    Usage usage = contract.usage(maxTokens, millis);
    ChatAnswer judged =
        switch (contract.text(answer, "outcome", LONGEST_NAME)) {
          case "complete" -> contract.complete(usage);
          case "failed" -> contract.failed(usage);
          default -> {
            contract.errors.add("outcome is neither complete nor failed");
            yield contract.broken(usage);
          }
        };
    return contract.errors.isEmpty() ? judged : contract.broken(usage);
  }

  /// Who an engine says it would ask; a failure when it has nobody, or does not say.
  static Stated state(JsonNode state) {
    EngineContract contract = new EngineContract(state);
    contract.constant("contract", NAME);
    String word = contract.text(state, "state", LONGEST_NAME);
    String detail = contract.text(state, "detail", LONGEST_DETAIL);
    boolean there = word.equals("ready") || word.equals("loading");
    ModelIdentity identity =
        there ? contract.identity() : ModelIdentity.unknown("redoubt-engine", "");
    return contract.errors.isEmpty()
        ? new Stated(word, detail, identity)
        : new Stated(FailureReason.ENGINE_CONTRACT.word(), contract.all(), identity);
  }

  /// @param word `ready`, `loading`, or why not
  record Stated(String word, String detail, ModelIdentity identity) {}

  private ChatAnswer complete(Usage usage) {
    String text = text(answer, "text", LONGEST_TEXT);
    String hash = text(answer, "thought_hash", LONGEST_NAME);
    if (!hash.isEmpty() && !hash.matches("[0-9a-f]{64}")) {
      errors.add("thought_hash is no SHA-256");
    }
    return new ChatAnswer.Complete(text, hash, identity(), usage);
  }

  private ChatAnswer failed(Usage usage) {
    String word = text(answer, "reason", LONGEST_NAME);
    String detail = text(answer, "detail", LONGEST_DETAIL);
    for (FailureReason reason : FailureReason.values()) {
      if (reason.word().equals(word)) {
        Failure failure = new Failure(reason, "the engine says: " + detail);
        return new ChatAnswer.Failed(failure.reason(), failure.detail(), usage);
      }
    }
    errors.add("reason is no known word");
    return broken(usage);
  }

  private ChatAnswer broken(Usage usage) {
    Failure failure = new Failure(FailureReason.ENGINE_CONTRACT, all());
    return new ChatAnswer.Failed(failure.reason(), failure.detail(), usage);
  }

  private String all() {
    return String.join("; ", errors);
  }

  private ModelIdentity identity() {
    JsonNode model = object("model");
    return new ModelIdentity(
        "redoubt-engine/" + text(model, "backend", LONGEST_NAME),
        text(model, "server_version", LONGEST_NAME),
        text(model, "name", LONGEST_NAME),
        text(model, "digest", LONGEST_NAME),
        number(model, "context", Integer.MAX_VALUE));
  }

  /* Times are measured here; the engine's own are only looked at. */
  private Usage usage(int maxTokens, long millis) {
    JsonNode usage = object("usage");
    number(usage, "total_ms", Integer.MAX_VALUE);
    number(usage, "first_byte_ms", Integer.MAX_VALUE);
    return new Usage(
        number(usage, "prompt_tokens", Integer.MAX_VALUE),
        number(usage, "answer_tokens", 2 * maxTokens),
        millis,
        millis,
        Math.max(1, number(usage, "requests", 100)));
  }

  private JsonNode object(String name) {
    JsonNode value = answer.path(name);
    if (!value.isObject()) {
      errors.add(name + " is no object");
    }
    return value;
  }

  private void constant(String name, String wanted) {
    JsonNode value = answer.path(name);
    if (!value.isString() || !value.stringValue().equals(wanted)) {
      errors.add(name + " is not " + wanted);
    }
  }

  private String text(JsonNode object, String name, int longest) {
    JsonNode value = object.path(name);
    if (value.isString() && value.stringValue().length() <= longest) {
      return value.stringValue();
    }
    errors.add(name + " is no text of at most " + longest + " characters");
    return "";
  }

  private int number(JsonNode object, String name, int most) {
    JsonNode value = object.path(name);
    if (value.isIntegralNumber() && value.canConvertToInt()) {
      int number = value.intValue();
      if (number >= 0 && number <= most) {
        return number;
      }
    }
    errors.add(name + " is no whole number from 0 to " + most);
    return 0;
  }
}
