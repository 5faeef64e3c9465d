package io.redoubt.triage.recall;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Disposition;
import io.redoubt.verify.Answer;
import io.redoubt.verify.Answer.Claim;
import io.redoubt.verify.Answer.Step;
import io.redoubt.verify.Answer.Technique;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// An entry of the cache as a line of JSON, both ways. Stateless.
final class ToldJson {
  private ToldJson() {}

  static String line(AnswerCache.Entry entry) {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.put("key", entry.question().key()).put("subject", entry.subject());
    json.put("audit", entry.auditIndex()).put("at", entry.at().toString());
    ArrayNode lines = json.putArray("lines");
    for (Likeness.Line line : entry.question().lines()) {
      lines.addArray().add(line.id()).add(line.raw()).add(line.text());
    }
    Told told = entry.told();
    if (told != null) {
      json.set("answer", JsonMapper.shared().readTree(AnswerJson.of(told.answer(), "", "", true)));
      ArrayNode summary = json.putArray("summary");
      for (Claim claim : told.summary()) {
        ObjectNode one = summary.addObject().put("text", claim.text());
        ArrayNode refs = one.putArray("refs");
        claim.refs().forEach(refs::add);
      }
    }
    return json.toString();
  }

  /// @throws tools.jackson.core.JacksonException when it is not such a line
  static AnswerCache.Entry entry(JsonNode json) {
    List<Likeness.Line> lines =
        list(
            json.required("lines"),
            l ->
                new Likeness.Line(
                    l.required(0).asString(), l.required(1).asBoolean(), l.required(2).asString()));
    JsonNode answer = json.get("answer");
    @Nullable Told told =
        answer == null
            ? null
            : new Told(answer(answer), list(json.required("summary"), ToldJson::claim));
    return new AnswerCache.Entry(
        told,
        new Likeness(json.required("key").asString(), lines),
        json.required("subject").asString(),
        json.required("audit").asLong(),
        Instant.parse(json.required("at").asString()));
  }

  private static Answer answer(JsonNode json) {
    return new Answer(
        list(json.required("observations"), ToldJson::claim),
        claim(json.required("benign_hypothesis")),
        claim(json.required("malicious_hypothesis")),
        Disposition.valueOf(json.required("verdict").asString().toUpperCase(Locale.ROOT)),
        Severity.valueOf(json.required("severity").asString().toUpperCase(Locale.ROOT)),
        json.required("category").asString(),
        list(
            json.required("techniques"),
            t -> new Technique(t.required("id").asString(), texts(t.required("refs")))),
        json.required("confidence").asString(),
        json.required("summary").asString(),
        list(
            json.required("recommendations"),
            s ->
                new Step(
                    s.required("action").asString(),
                    s.required("target_ref").asString(),
                    s.required("rationale").asString())),
        texts(json.required("missing")),
        json.required("injection_suspected").asBoolean());
  }

  private static Claim claim(JsonNode json) {
    return new Claim(texts(json.required("refs")), json.required("text").asString());
  }

  private static List<String> texts(JsonNode json) {
    return list(json, JsonNode::asString);
  }

  private static <T> List<T> list(JsonNode json, Function<JsonNode, T> read) {
    List<T> list = new ArrayList<>();
    json.forEach(one -> list.add(read.apply(one)));
    return list;
  }
}
