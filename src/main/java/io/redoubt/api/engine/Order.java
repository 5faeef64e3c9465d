package io.redoubt.api.engine;

import io.redoubt.llm.Message;
import io.redoubt.llm.Part;
import io.redoubt.llm.Prompt;
import io.redoubt.llm.Sampling;
import io.redoubt.redact.Received;
import io.redoubt.redact.Tier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What another Redoubt wants a model to be asked.
///
/// @param id of the one who asks; stands in the answer again
/// @param prompt redacted there
/// @param schema of the answer as JSON text, or empty
/// @param maxTokens of the answer
/// @param sampling how tokens are chosen
/// @param within after which the answer is of no use
record Order(
    String id, Prompt prompt, String schema, int maxTokens, Sampling sampling, Duration within) {
  /// The name of the contract.
  static final String CONTRACT = "redoubt.engine/v1";

  private static final int MESSAGES = 16;
  private static final int TEXT = 512 * 1024;
  private static final int TOKENS = 32_768;
  private static final int LONGEST_MILLIS = 600_000;
  private static final JsonMapper JSON = JsonMapper.shared();

  /// What a body turned out to be.
  sealed interface Read {
    /// One.
    record Right(Order order) implements Read {}

    /// None.
    ///
    /// @param problem one sentence
    record Wrong(String problem) implements Read {}
  }

  static Read of(byte[] body) {
    try {
      return of(JSON.readTree(body));
    } catch (JacksonException broken) {
      return new Read.Wrong("The body is no JSON.");
    } catch (BadOrder wrong) {
      return new Read.Wrong(String.valueOf(wrong.getMessage()));
    }
  }

  /// A member is missing or not what it should be.
  private static final class BadOrder extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadOrder(String problem) {
      super(problem);
    }
  }

  private static Read of(JsonNode body) {
    if (!CONTRACT.equals(body.path("contract").asString(""))) {
      return new Read.Wrong("contract must be " + CONTRACT + ".");
    }
    String id = body.path("id").asString("");
    if (!id.matches("[A-Za-z0-9-]{1,64}")) {
      return new Read.Wrong("id must be 1 to 64 letters, digits and hyphens.");
    }
    double temperature = body.path("temperature").asDouble(0);
    if (!(temperature >= 0 && temperature <= 2)) {
      return new Read.Wrong("temperature must be from 0 to 2.");
    }
    return new Read.Right(
        new Order(
            id,
            prompt(body),
            text(body, "schema", ""),
            number(body, "max_tokens", TOKENS),
            new Sampling(temperature, body.path("seed").asLong(1)),
            Duration.ofMillis(number(body, "deadline_ms", LONGEST_MILLIS))));
  }

  private static Prompt prompt(JsonNode body) {
    Tier tier = Tier.values()[number(body, "tier", Tier.values().length) - 1];
    JsonNode messages = body.path("messages");
    if (!messages.isArray() || messages.isEmpty() || messages.size() > MESSAGES) {
      throw new BadOrder("messages must be 1 to " + MESSAGES + " messages.");
    }
    List<Message> all = new ArrayList<>();
    int length = 0;
    for (JsonNode message : messages) {
      String text = text(message, "text", null);
      length += text.length();
      all.add(new Message(role(message), List.of(new Part.Masked(Received.of(text, tier)))));
    }
    if (length > TEXT) {
      throw new BadOrder("messages must not exceed " + TEXT + " characters together.");
    }
    return new Prompt(all);
  }

  private static Message.Role role(JsonNode message) {
    String word = message.path("role").asString("");
    for (Message.Role role : Message.Role.values()) {
      if (role.wire().equals(word)) {
        return role;
      }
    }
    throw new BadOrder("role must be one of system, user and assistant.");
  }

  private static String text(
      JsonNode object, String name, @org.jspecify.annotations.Nullable String otherwise) {
    JsonNode value = object.path(name);
    if (value.isString()) {
      return value.stringValue();
    }
    if (otherwise != null && value.isMissingNode()) {
      return otherwise;
    }
    throw new BadOrder(name + " must be a text.");
  }

  private static int number(JsonNode object, String name, int most) {
    JsonNode value = object.path(name);
    if (value.isIntegralNumber() && value.canConvertToInt()) {
      int number = value.intValue();
      if (number >= 1 && number <= most) {
        return number;
      }
    }
    throw new BadOrder(
        String.format(Locale.ROOT, "%s must be a whole number from 1 to %d.", name, most));
  }
}
