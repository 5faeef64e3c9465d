package io.redoubt.triage.trace;

import io.redoubt.event.finding.Evidence;
import io.redoubt.event.finding.Evidence.Token;
import io.redoubt.event.finding.Provenance;
import io.redoubt.event.finding.Recommendation;
import io.redoubt.event.finding.Statement;
import io.redoubt.event.finding.Verdict;
import io.redoubt.llm.ModelIdentity;
import io.redoubt.llm.Usage;
import io.redoubt.triage.prompt.Dice;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/// Writes a trace as `redoubt.inputs/v2`. [TraceReader] reads it. Stateless.
final class TraceWriter {
  /// The form, as it names itself.
  static final String SCHEMA = "redoubt.inputs/v2";

  private static final int ROOM = 16 << 10;

  private TraceWriter() {}

  static byte[] bytes(Trace trace) {
    StringWriter text = new StringWriter(ROOM);
    try (JsonGenerator json = JsonMapper.shared().createGenerator(text)) {
      json.writeStartObject();
      json.writeStringProperty("schema", SCHEMA);
      subject(trace.subject(), json);
      setting(trace.setting(), json);
      json.writeName("drawn");
      drawn(trace.drawn(), json);
      json.writeArrayPropertyStart("exchanges");
      trace.exchanges().forEach(e -> exchange(e, json));
      json.writeEndArray();
      ending(trace.ending(), json);
      json.writeEndObject();
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void setting(Setting setting, JsonGenerator json) {
    json.writeObjectPropertyStart("setting");
    json.writeStringProperty("tier", setting.tier().name());
    json.writeNumberProperty("context", setting.context());
    json.writeStringProperty("level", setting.level());
    json.writeObjectPropertyStart("fields");
    setting.fields().forEach(json::writeStringProperty);
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void subject(Subject subject, JsonGenerator json) {
    json.writeObjectPropertyStart("subject");
    json.writeStringProperty("id", subject.id());
    json.writeBooleanProperty("incident", subject.incident());
    code(subject.code(), json);
    json.writeArrayPropertyStart("lines");
    subject.lines().forEach(line -> line(line, json));
    json.writeEndArray();
    texts("techniques", subject.techniques(), json);
    json.writeObjectPropertyStart("names");
    subject.names().forEach(json::writeStringProperty);
    json.writeEndObject();
    texts("known", subject.known(), json);
    if (!subject.asked().isEmpty()) {
      json.writeStringProperty("asked", subject.asked());
    }
    json.writeEndObject();
  }

  private static void code(Verdict.Deterministic code, JsonGenerator json) {
    json.writeObjectPropertyStart("code");
    json.writeStringProperty("disposition", code.disposition().name());
    json.writeStringProperty("severity", code.severity().name());
    json.writeStringProperty("category", code.category());
    json.writeStringProperty("summary", code.summary());
    json.writeArrayPropertyStart("observations");
    for (Statement statement : code.observations()) {
      json.writeStartObject();
      json.writeStringProperty("text", statement.text());
      texts("refs", statement.refs(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("recommendations");
    for (Recommendation step : code.recommendations()) {
      json.writeStartArray();
      json.writeString(step.action()).writeString(step.targetRef()).writeString(step.rationale());
      json.writeEndArray();
    }
    json.writeEndArray();
    texts("missing", code.missing(), json);
    json.writeNumberProperty("score", code.score());
    json.writeStringProperty("evidence_hash", code.evidenceHash());
    json.writeStringProperty("policy_version", code.policyVersion());
    json.writeEndObject();
  }

  private static void line(Evidence line, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("id", line.id());
    json.writeStringProperty("kind", line.kind().name());
    json.writeStringProperty("event", line.eventId());
    json.writeStringProperty("path", line.path());
    json.writeNumberProperty("line", line.line());
    json.writeNumberProperty("record", line.record());
    json.writeStringProperty("text", line.text());
    json.writeStringProperty("time", line.time());
    json.writeArrayPropertyStart("tokens");
    for (Token t : line.tokens()) {
      json.writeStartArray();
      json.writeString(t.field()).writeString(t.value());
      json.writeNumber(t.from()).writeNumber(t.to());
      json.writeEndArray();
    }
    json.writeEndArray();
    texts("tags", line.tags(), json);
    json.writeEndObject();
  }

  private static void drawn(Drawn drawn, JsonGenerator json) {
    Dice dice = drawn.dice();
    json.writeStartObject();
    json.writeArrayPropertyStart("dice");
    json.writeNumber(dice.fenceHigh()).writeNumber(dice.fenceLow()).writeNumber(dice.mark());
    json.writeNumber(dice.canary()).writeNumber(dice.nonce());
    json.writeEndArray();
    json.writeNumberProperty("least", drawn.estimate().least());
    json.writeNumberProperty("most", drawn.estimate().most());
    json.writeEndObject();
  }

  private static void exchange(Exchange exchange, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("purpose", exchange.purpose().name());
    json.writeName("drawn");
    drawn(exchange.drawn(), json);
    json.writeStringProperty("result", exchange.result());
    json.writeStringProperty("detail", exchange.detail());
    identity(exchange.identity(), json);
    Usage usage = exchange.usage();
    json.writeArrayPropertyStart("usage");
    json.writeNumber(usage.promptTokens()).writeNumber(usage.answerTokens());
    json.writeNumber(usage.firstByteMillis()).writeNumber(usage.totalMillis());
    json.writeNumber(usage.requests());
    json.writeEndArray();
    json.writeNumberProperty("asked", exchange.asked());
    json.writeNumberProperty("answered", exchange.answered());
    json.writeEndObject();
  }

  private static void ending(Ending ending, JsonGenerator json) {
    json.writeObjectPropertyStart("ending");
    identity(ending.identity(), json);
    json.writeStringProperty("map_id", ending.mapId());
    json.writeStringProperty("silence", ending.silence());
    json.writeStringProperty("detail", ending.detail());
    json.writeStringProperty("counterfactual", ending.counterfactual());
    json.writeStringProperty("escalation", ending.escalation());
    Provenance.Reuse reuse = ending.reuse();
    if (reuse != null) {
      json.writeArrayPropertyStart("reuse");
      json.writeString(reuse.subject()).writeString(reuse.time());
      json.writeNumber(reuse.auditIndex()).writeNumber(reuse.mapped());
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void identity(ModelIdentity id, JsonGenerator json) {
    json.writeArrayPropertyStart("identity");
    json.writeString(id.backend()).writeString(id.serverVersion()).writeString(id.model());
    json.writeString(id.digest()).writeNumber(id.context());
    json.writeEndArray();
  }

  private static void texts(String name, List<String> texts, JsonGenerator json) {
    json.writeArrayPropertyStart(name);
    texts.forEach(json::writeString);
    json.writeEndArray();
  }
}
