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
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes a trace as `redoubt.inputs/v2`. [TraceReader] reads it. Stateless.
final class TraceWriter {
  /// The form, as it names itself.
  static final String SCHEMA = "redoubt.inputs/v2";

  private TraceWriter() {}

  static byte[] bytes(Trace trace) {
    ObjectNode json = JsonMapper.shared().createObjectNode().put("schema", SCHEMA);
    subject(trace.subject(), json.putObject("subject"));
    Setting setting = trace.setting();
    ObjectNode rules = json.putObject("setting").put("tier", setting.tier().name());
    rules.put("context", setting.context()).put("level", setting.level());
    ObjectNode fields = rules.putObject("fields");
    setting.fields().forEach(fields::put);
    drawn(trace.drawn(), json.putObject("drawn"));
    ArrayNode exchanges = json.putArray("exchanges");
    trace.exchanges().forEach(e -> exchange(e, exchanges.addObject()));
    ending(trace.ending(), json.putObject("ending"));
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void subject(Subject subject, ObjectNode json) {
    json.put("id", subject.id()).put("incident", subject.incident());
    code(subject.code(), json.putObject("code"));
    ArrayNode lines = json.putArray("lines");
    subject.lines().forEach(line -> line(line, lines.addObject()));
    texts(subject.techniques(), json.putArray("techniques"));
    ObjectNode names = json.putObject("names");
    subject.names().forEach(names::put);
    texts(subject.known(), json.putArray("known"));
  }

  private static void code(Verdict.Deterministic code, ObjectNode json) {
    json.put("disposition", code.disposition().name()).put("severity", code.severity().name());
    json.put("category", code.category()).put("summary", code.summary());
    ArrayNode observations = json.putArray("observations");
    for (Statement statement : code.observations()) {
      ObjectNode one = observations.addObject().put("text", statement.text());
      texts(statement.refs(), one.putArray("refs"));
    }
    ArrayNode steps = json.putArray("recommendations");
    for (Recommendation step : code.recommendations()) {
      steps.addArray().add(step.action()).add(step.targetRef()).add(step.rationale());
    }
    texts(code.missing(), json.putArray("missing"));
    json.put("score", code.score()).put("evidence_hash", code.evidenceHash());
    json.put("policy_version", code.policyVersion());
  }

  private static void line(Evidence line, ObjectNode json) {
    json.put("id", line.id()).put("kind", line.kind().name()).put("event", line.eventId());
    json.put("path", line.path()).put("line", line.line()).put("record", line.record());
    json.put("text", line.text()).put("time", line.time());
    ArrayNode tokens = json.putArray("tokens");
    for (Token t : line.tokens()) {
      tokens.addArray().add(t.field()).add(t.value()).add(t.from()).add(t.to());
    }
    texts(line.tags(), json.putArray("tags"));
  }

  private static void drawn(Drawn drawn, ObjectNode json) {
    Dice dice = drawn.dice();
    json.putArray("dice")
        .add(dice.fenceHigh())
        .add(dice.fenceLow())
        .add(dice.mark())
        .add(dice.canary())
        .add(dice.nonce());
    json.put("least", drawn.estimate().least()).put("most", drawn.estimate().most());
  }

  private static void exchange(Exchange exchange, ObjectNode json) {
    json.put("purpose", exchange.purpose().name());
    drawn(exchange.drawn(), json.putObject("drawn"));
    json.put("result", exchange.result()).put("detail", exchange.detail());
    identity(exchange.identity(), json.putArray("identity"));
    Usage usage = exchange.usage();
    json.putArray("usage")
        .add(usage.promptTokens())
        .add(usage.answerTokens())
        .add(usage.firstByteMillis())
        .add(usage.totalMillis())
        .add(usage.requests());
    json.put("asked", exchange.asked()).put("answered", exchange.answered());
  }

  private static void ending(Ending ending, ObjectNode json) {
    identity(ending.identity(), json.putArray("identity"));
    json.put("map_id", ending.mapId());
    json.put("silence", ending.silence()).put("detail", ending.detail());
    json.put("counterfactual", ending.counterfactual());
    json.put("escalation", ending.escalation());
    Provenance.Reuse reuse = ending.reuse();
    if (reuse != null) {
      json.putArray("reuse")
          .add(reuse.subject())
          .add(reuse.time())
          .add(reuse.auditIndex())
          .add(reuse.mapped());
    }
  }

  private static void identity(ModelIdentity id, ArrayNode json) {
    json.add(id.backend())
        .add(id.serverVersion())
        .add(id.model())
        .add(id.digest())
        .add(id.context());
  }

  private static void texts(List<String> texts, ArrayNode json) {
    texts.forEach(json::add);
  }
}
