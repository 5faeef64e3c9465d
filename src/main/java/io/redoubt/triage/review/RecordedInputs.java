package io.redoubt.triage.review;

import io.redoubt.event.finding.Evidence;
import io.redoubt.event.finding.Evidence.Token;
import io.redoubt.llm.TokenEstimate;
import io.redoubt.redact.Tier;
import io.redoubt.triage.prompt.Dice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a prompt was made of, as JSON: from it the prompt can be made again to the byte.
///
/// @param subject id of the alert or incident
/// @param incident whether it is an incident
/// @param tier how much was let out
/// @param context tokens the model had room for
/// @param estimate of characters per token at that time
/// @param dice what was drawn
/// @param techniques candidates
/// @param lines the evidence
public record RecordedInputs(
    String subject,
    boolean incident,
    Tier tier,
    int context,
    TokenEstimate estimate,
    Dice dice,
    List<String> techniques,
    List<Evidence> lines) {
  /// Copies the lists.
  public RecordedInputs {
    techniques = List.copyOf(techniques);
    lines = List.copyOf(lines);
  }

  /// As bytes, UTF-8.
  public byte[] bytes() {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.put("schema", "redoubt.inputs/v1").put("subject", subject).put("incident", incident);
    json.put("tier", tier.name()).put("context", context);
    json.put("least", estimate.least()).put("most", estimate.most());
    json.putArray("dice")
        .add(dice.fenceHigh())
        .add(dice.fenceLow())
        .add(dice.mark())
        .add(dice.canary())
        .add(dice.nonce());
    ArrayNode ids = json.putArray("techniques");
    techniques.forEach(ids::add);
    ArrayNode list = json.putArray("lines");
    lines.forEach(line -> line(line, list.addObject()));
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void line(Evidence line, ObjectNode json) {
    json.put("id", line.id()).put("kind", line.kind().name()).put("event", line.eventId());
    json.put("path", line.path()).put("line", line.line()).put("record", line.record());
    json.put("text", line.text()).put("time", line.time());
    ArrayNode tokens = json.putArray("tokens");
    for (Token t : line.tokens()) {
      tokens.addArray().add(t.field()).add(t.value()).add(t.from()).add(t.to());
    }
    ArrayNode tags = json.putArray("tags");
    line.tags().forEach(tags::add);
  }

  /// Read again; empty when it is not of this form.
  public static Optional<RecordedInputs> of(byte[] bytes) {
    try {
      JsonNode json = JsonMapper.shared().readTree(bytes);
      if (!json.path("schema").asString("").equals("redoubt.inputs/v1")) {
        return Optional.empty();
      }
      JsonNode d = json.get("dice");
      List<String> techniques = new ArrayList<>();
      json.get("techniques").forEach(t -> techniques.add(t.asString()));
      List<Evidence> lines = new ArrayList<>();
      json.get("lines").forEach(l -> lines.add(line(l)));
      return Optional.of(
          new RecordedInputs(
              json.get("subject").asString(),
              json.get("incident").asBoolean(),
              Tier.valueOf(json.get("tier").asString()),
              json.get("context").asInt(),
              new TokenEstimate(json.get("least").asDouble(), json.get("most").asDouble()),
              new Dice(
                  d.get(0).asLong(),
                  d.get(1).asLong(),
                  d.get(2).asInt(),
                  d.get(3).asLong(),
                  d.get(4).asLong()),
              techniques,
              lines));
    } catch (JacksonException | IllegalArgumentException damaged) {
      return Optional.empty();
    }
  }

  private static Evidence line(JsonNode l) {
    List<Token> tokens = new ArrayList<>();
    l.get("tokens")
        .forEach(
            t ->
                tokens.add(
                    new Token(
                        t.get(0).asString(),
                        t.get(1).asString(),
                        t.get(2).asInt(),
                        t.get(3).asInt())));
    List<String> tags = new ArrayList<>();
    l.get("tags").forEach(t -> tags.add(t.asString()));
    return new Evidence(
        l.get("id").asString(),
        Evidence.Kind.valueOf(l.get("kind").asString()),
        l.get("event").asString(),
        l.get("path").asString(),
        l.get("line").asLong(),
        l.get("record").asLong(),
        l.get("text").asString(),
        l.get("time").asString(),
        tokens,
        tags);
  }

  /// The prompt made again, as it is hashed: role and text of each message, each followed by a zero
  /// byte; empty when nothing may be asked.
  public Optional<byte[]> prompt() {
    return new Rebuilding(this).prompt();
  }

  /// What the check makes of a recorded answer: which sentences stand and which were struck, in
  /// redacted space; empty when nothing may be asked.
  public Optional<byte[]> checked(String response) {
    return new Rebuilding(this).checked(response);
  }
}
