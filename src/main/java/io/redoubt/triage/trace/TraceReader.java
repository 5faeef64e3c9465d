package io.redoubt.triage.trace;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Disposition;
import io.redoubt.event.finding.Evidence;
import io.redoubt.event.finding.Evidence.Token;
import io.redoubt.event.finding.Provenance;
import io.redoubt.event.finding.Recommendation;
import io.redoubt.event.finding.Statement;
import io.redoubt.event.finding.Verdict;
import io.redoubt.llm.ModelIdentity;
import io.redoubt.llm.TokenEstimate;
import io.redoubt.llm.Usage;
import io.redoubt.redact.Tier;
import io.redoubt.triage.prompt.Dice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a trace that [TraceWriter] wrote. Stateless.
final class TraceReader {
  private TraceReader() {}

  /// The trace; empty when the bytes are not of this form.
  static Optional<Trace> read(byte[] bytes) {
    try {
      JsonNode json = JsonMapper.shared().readTree(bytes);
      return json.path("schema").asString("").equals(TraceWriter.SCHEMA)
          ? Optional.of(trace(json))
          : Optional.empty();
    } catch (JacksonException | IllegalArgumentException damaged) {
      return Optional.empty();
    }
  }

  private static Trace trace(JsonNode json) {
    JsonNode setting = json.required("setting");
    return new Trace(
        subject(json.required("subject")),
        Setting.of(
                Tier.valueOf(setting.required("tier").asString()),
                setting.required("context").asInt(),
                setting.required("level").asString(),
                map(setting.required("fields")))
            .scored(setting.path("score").asDouble(Double.NaN))
            .sampling(setting.path("samples").asInt(0)),
        drawn(json.required("drawn")),
        list(json.required("exchanges"), TraceReader::exchange),
        ending(json.required("ending")));
  }

  private static Subject subject(JsonNode json) {
    return new Subject(
        json.required("id").asString(),
        json.required("incident").asBoolean(),
        code(json.required("code")),
        list(json.required("lines"), TraceReader::line),
        texts(json.required("techniques")),
        map(json.required("names")),
        texts(json.required("known")),
        json.path("asked").asString(""));
  }

  private static Verdict.Deterministic code(JsonNode json) {
    return new Verdict.Deterministic(
        Disposition.valueOf(json.required("disposition").asString()),
        Severity.valueOf(json.required("severity").asString()),
        json.required("category").asString(),
        json.required("summary").asString(),
        list(
            json.required("observations"),
            o -> new Statement(texts(o.required("refs")), o.required("text").asString())),
        list(
            json.required("recommendations"),
            s ->
                new Recommendation(
                    s.required(0).asString(), s.required(1).asString(), s.required(2).asString())),
        texts(json.required("missing")),
        json.required("score").asDouble(),
        json.required("evidence_hash").asString(),
        json.required("policy_version").asString(),
        null);
  }

  private static Evidence line(JsonNode json) {
    return new Evidence(
        json.required("id").asString(),
        Evidence.Kind.valueOf(json.required("kind").asString()),
        json.required("event").asString(),
        json.required("path").asString(),
        json.required("line").asLong(),
        json.required("record").asLong(),
        json.required("text").asString(),
        json.required("time").asString(),
        list(
            json.required("tokens"),
            t ->
                new Token(
                    t.required(0).asString(),
                    t.required(1).asString(),
                    t.required(2).asInt(),
                    t.required(3).asInt())),
        texts(json.required("tags")));
  }

  private static Drawn drawn(JsonNode json) {
    JsonNode d = json.required("dice");
    return new Drawn(
        new Dice(
            d.required(0).asLong(),
            d.required(1).asLong(),
            d.required(2).asInt(),
            d.required(3).asLong(),
            d.required(4).asLong()),
        new TokenEstimate(json.required("least").asDouble(), json.required("most").asDouble()));
  }

  private static Exchange exchange(JsonNode json) {
    JsonNode u = json.required("usage");
    return new Exchange(
        Purpose.valueOf(json.required("purpose").asString()),
        drawn(json.required("drawn")),
        json.required("result").asString(),
        json.required("detail").asString(),
        identity(json.required("identity")),
        new Usage(
            u.required(0).asInt(),
            u.required(1).asInt(),
            u.required(2).asLong(),
            u.required(3).asLong(),
            u.required(4).asInt()),
        json.required("asked").asLong(),
        json.required("answered").asLong());
  }

  private static Ending ending(JsonNode json) {
    return new Ending(
        identity(json.required("identity")),
        json.required("map_id").asString(),
        json.required("silence").asString(),
        json.required("detail").asString(),
        reuse(json.get("reuse")),
        json.required("counterfactual").asString(),
        json.path("escalation").asString("not_needed"),
        json.path("consistency").asString("not_needed"));
  }

  private static Provenance.@Nullable Reuse reuse(@Nullable JsonNode json) {
    return json == null
        ? null
        : new Provenance.Reuse(
            json.required(0).asString(),
            json.required(1).asString(),
            json.required(2).asLong(),
            json.required(3).asInt());
  }

  private static ModelIdentity identity(JsonNode json) {
    return new ModelIdentity(
        json.required(0).asString(),
        json.required(1).asString(),
        json.required(2).asString(),
        json.required(3).asString(),
        json.required(4).asInt());
  }

  private static <T> List<T> list(JsonNode json, Function<JsonNode, T> read) {
    List<T> list = new ArrayList<>();
    json.forEach(one -> list.add(read.apply(one)));
    return list;
  }

  private static List<String> texts(JsonNode json) {
    return list(json, JsonNode::asString);
  }

  private static Map<String, String> map(JsonNode json) {
    Map<String, String> map = new LinkedHashMap<>();
    json.properties().forEach(entry -> map.put(entry.getKey(), entry.getValue().asString()));
    return map;
  }
}
