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

/// Writes a trace as `redoubt.inputs/v2`. [TraceReader] reads it. Stateless.
final class TraceWriter {
  /// The form, as it names itself.
  static final String SCHEMA = "redoubt.inputs/v2";

  private static final int REST = 2 << 10;
  private static final int LINE = 192;
  private static final int TOKEN = 48;

  /* The names in each line, which is most of a trace. */
  private static final byte[] ID = TraceJson.key("id");
  private static final byte[] KIND = TraceJson.key("kind");
  private static final byte[] EVENT = TraceJson.key("event");
  private static final byte[] PATH = TraceJson.key("path");
  private static final byte[] PLACE = TraceJson.key("line");
  private static final byte[] RECORD = TraceJson.key("record");
  private static final byte[] TEXT = TraceJson.key("text");
  private static final byte[] TIME = TraceJson.key("time");
  private static final byte[] TOKENS = TraceJson.key("tokens");
  private static final byte[] TAGS = TraceJson.key("tags");

  private TraceWriter() {}

  static byte[] bytes(Trace trace) {
    TraceJson json = new TraceJson(room(trace.subject()));
    json.begin('{');
    json.field("schema", SCHEMA);
    subject(trace.subject(), json);
    setting(trace.setting(), json);
    json.name("drawn");
    drawn(trace.drawn(), json);
    json.name("exchanges");
    json.begin('[');
    trace.exchanges().forEach(e -> exchange(e, json));
    json.end(']');
    ending(trace.ending(), json);
    json.end('}');
    return json.toByteArray();
  }

  /* About what it takes: most of it are the lines. */
  private static int room(Subject subject) {
    int room = REST;
    for (Evidence line : subject.lines()) {
      room += LINE + line.text().length();
      for (Token token : line.tokens()) {
        room += TOKEN + token.value().length();
      }
    }
    return room + room / 16;
  }

  private static void setting(Setting setting, TraceJson json) {
    json.name("setting");
    json.begin('{');
    json.field("tier", setting.tier().name());
    json.field("context", setting.context());
    json.field("level", setting.level());
    if (!Double.isNaN(setting.score())) {
      json.field("score", setting.score());
    }
    if (setting.samples() > 0) {
      json.field("samples", setting.samples());
    }
    json.name("fields");
    json.begin('{');
    setting.fields().forEach(json::field);
    json.end('}');
    json.end('}');
  }

  private static void subject(Subject subject, TraceJson json) {
    json.name("subject");
    json.begin('{');
    json.field("id", subject.id());
    json.field("incident", subject.incident());
    code(subject.code(), json);
    json.name("lines");
    json.begin('[');
    subject.lines().forEach(line -> line(line, json));
    json.end(']');
    json.field("techniques", subject.techniques());
    json.name("names");
    json.begin('{');
    subject.names().forEach(json::field);
    json.end('}');
    json.field("known", subject.known());
    if (!subject.asked().isEmpty()) {
      json.field("asked", subject.asked());
    }
    json.end('}');
  }

  private static void code(Verdict.Deterministic code, TraceJson json) {
    json.name("code");
    json.begin('{');
    json.field("disposition", code.disposition().name());
    json.field("severity", code.severity().name());
    json.field("category", code.category());
    json.field("summary", code.summary());
    json.name("observations");
    json.begin('[');
    for (Statement statement : code.observations()) {
      json.begin('{');
      json.field("text", statement.text());
      json.field("refs", statement.refs());
      json.end('}');
    }
    json.end(']');
    json.name("recommendations");
    json.begin('[');
    for (Recommendation step : code.recommendations()) {
      json.begin('[');
      json.string(step.action()).string(step.targetRef()).string(step.rationale());
      json.end(']');
    }
    json.end(']');
    json.field("missing", code.missing());
    json.name("score");
    json.number(code.score());
    json.field("evidence_hash", code.evidenceHash());
    json.field("policy_version", code.policyVersion());
    json.end('}');
  }

  private static void line(Evidence line, TraceJson json) {
    json.begin('{');
    json.name(ID);
    json.string(line.id());
    json.name(KIND);
    json.string(line.kind().name());
    json.name(EVENT);
    json.string(line.eventId());
    json.name(PATH);
    json.string(line.path());
    json.name(PLACE);
    json.number(line.line());
    json.name(RECORD);
    json.number(line.record());
    json.name(TEXT);
    json.string(line.text());
    json.name(TIME);
    json.string(line.time());
    json.name(TOKENS);
    json.begin('[');
    for (Token t : line.tokens()) {
      json.begin('[');
      json.string(t.field()).string(t.value());
      json.number(t.from()).number(t.to());
      json.end(']');
    }
    json.end(']');
    json.name(TAGS);
    json.strings(line.tags());
    json.end('}');
  }

  private static void drawn(Drawn drawn, TraceJson json) {
    Dice dice = drawn.dice();
    json.begin('{');
    json.name("dice");
    json.begin('[');
    json.number(dice.fenceHigh()).number(dice.fenceLow()).number(dice.mark());
    json.number(dice.canary()).number(dice.nonce());
    json.end(']');
    json.field("least", drawn.estimate().least());
    json.field("most", drawn.estimate().most());
    json.end('}');
  }

  private static void exchange(Exchange exchange, TraceJson json) {
    json.begin('{');
    json.field("purpose", exchange.purpose().name());
    json.name("drawn");
    drawn(exchange.drawn(), json);
    json.field("result", exchange.result());
    json.field("detail", exchange.detail());
    identity(exchange.identity(), json);
    Usage usage = exchange.usage();
    json.name("usage");
    json.begin('[');
    json.number(usage.promptTokens()).number(usage.answerTokens());
    json.number(usage.firstByteMillis()).number(usage.totalMillis());
    json.number(usage.requests());
    json.end(']');
    json.field("asked", exchange.asked());
    json.field("answered", exchange.answered());
    json.end('}');
  }

  private static void ending(Ending ending, TraceJson json) {
    json.name("ending");
    json.begin('{');
    identity(ending.identity(), json);
    json.field("map_id", ending.mapId());
    json.field("silence", ending.silence());
    json.field("detail", ending.detail());
    json.field("counterfactual", ending.counterfactual());
    json.field("escalation", ending.escalation());
    if (!ending.consistency().equals("not_needed")) {
      json.field("consistency", ending.consistency());
    }
    Provenance.Reuse reuse = ending.reuse();
    if (reuse != null) {
      json.name("reuse");
      json.begin('[');
      json.string(reuse.subject()).string(reuse.time());
      json.number(reuse.auditIndex()).number(reuse.mapped());
      json.end(']');
    }
    json.end('}');
  }

  private static void identity(ModelIdentity id, TraceJson json) {
    json.name("identity");
    json.begin('[');
    json.string(id.backend()).string(id.serverVersion()).string(id.model());
    json.string(id.digest()).number(id.context());
    json.end(']');
  }
}
