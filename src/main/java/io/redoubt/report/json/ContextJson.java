package io.redoubt.report.json;

import io.redoubt.event.analysis.InputReport;
import io.redoubt.event.context.Assessment;
import io.redoubt.event.context.EntityContext;
import io.redoubt.event.context.EntityContext.Looked;
import io.redoubt.event.context.EntityContext.Named;
import io.redoubt.event.context.MenuReport;
import io.redoubt.event.context.Moment;
import io.redoubt.event.context.ProcessNode;
import io.redoubt.event.finding.Evidence;
import java.util.HashSet;
import java.util.Set;

/// What is known of one entity as `redoubt.context/v1`, defined in `api/openapi.yaml`.
public final class ContextJson {
  private ContextJson() {}

  /// Appends it.
  public static void append(EntityContext context, JsonWriter out) {
    out.object().field("schema", "redoubt.context/v1").field("id", context.id());
    out.name("entity").object().field("kind", context.entity().kind().id());
    out.field("value", context.entity().value()).endObject();
    looked(context.looked(), out);
    AlertJson.entities(context.related(), out);
    out.name("timeline").list();
    context.timeline().forEach(moment -> moment(moment, out));
    out.endList().name("processes").list();
    context.processes().forEach(node -> process(node, out));
    out.endList().name("alerts").list();
    for (Named alert : context.alerts()) {
      out.object().field("id", alert.id()).field("title", alert.title());
      out.field("severity", alert.severity()).endObject();
    }
    out.endList().strings("techniques", context.techniques()).name("menu").list();
    for (MenuReport menu : context.menu()) {
      out.object().field("query", menu.query()).strings("lines", menu.lines());
      out.field("dropped", menu.dropped()).endObject();
    }
    Set<String> refs = new HashSet<>();
    out.endList().name("evidence").list();
    for (Evidence line : context.evidence().lines()) {
      refs.add(line.id());
      AlertJson.evidence(line, out);
    }
    out.endList().name("verdict");
    VerdictJson.append(context.verdict(), refs, out);
    assessment(context.assessment(), out);
    AnalysisJson.model(context.model(), out);
    out.endObject();
  }

  private static void looked(Looked looked, JsonWriter out) {
    out.name("period").object().field("from", looked.period().from());
    out.field("to", looked.period().to()).endObject();
    AnalysisJson.time(looked.data(), out);
    out.field("events", looked.events()).field("matching", looked.matching());
    out.field("timeline_dropped", looked.timelineDropped()).strings("nearest", looked.nearest());
    out.name("inputs").list();
    for (InputReport input : looked.inputs()) {
      AnalysisJson.input(input, out);
    }
    out.endList();
  }

  private static void moment(Moment moment, JsonWriter out) {
    out.object().field("first", moment.first()).field("last", moment.last());
    out.field("count", moment.count()).field("what", moment.what());
    out.field("event_id", moment.eventId()).field("path", moment.path());
    out.known("line", moment.line(), 1).known("record", moment.record(), 0).endObject();
  }

  private static void process(ProcessNode node, JsonWriter out) {
    out.object().field("depth", node.depth()).field("started", node.started());
    out.known("entity_id", node.id()).known("pid", node.pid()).field("name", node.name());
    out.known("command_line", node.commandLine()).known("user", node.user());
    out.known("parent_name", node.parentName()).field("event_id", node.eventId()).endObject();
  }

  private static void assessment(Assessment says, JsonWriter out) {
    out.name("assessment").object();
    out.field("attack_classification", says.attackClassification());
    out.share("false_positive_likelihood", says.falsePositiveLikelihood());
    out.field("risk_score", says.riskScore()).field("reason", says.reason());
    out.field("fallback_used", says.fallbackUsed()).field("model_used", says.modelUsed());
    out.field("provider", says.provider()).field("raw_parse_success", says.rawParseSuccess());
    out.field("parse_strategy", says.parseStrategy()).field("ollama_error", says.ollamaError());
    out.field("request_id", says.requestId()).endObject();
  }
}
