package io.redoubt.ask.answer;

import io.redoubt.ask.look.Findings;
import io.redoubt.ask.look.Seen;
import io.redoubt.ask.plan.Entity;
import io.redoubt.ask.plan.Plan;
import io.redoubt.ask.plan.Topic;
import io.redoubt.event.finding.Evidence;
import io.redoubt.event.finding.Review;
import io.redoubt.event.finding.Statement;
import io.redoubt.event.port.EventFinder.Bucket;
import io.redoubt.event.port.EventFinder.ValueCount;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Answers as the API gives them: `AskAnswer` of the contract. Stateless.
public final class AnswerJson {
  private AnswerJson() {}

  /// The answer as JSON text.
  public static String of(Answer answer) {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.put("question", answer.question());
    json.put("summary", answer.verdict().summary());
    json.put("threat_level", answer.threatLevel());
    ArrayNode findings = json.putArray("key_findings");
    answer.keyFindings().forEach(statement -> findings.add(said(statement)));
    strings(answer.recommendations(), json.putArray("recommendations"));
    json.put("confidence", answer.confidence());
    strings(answer.citations(), json.putArray("citations"));
    json.put("engine", answer.verdict().engine());
    if (answer.explanation().isEmpty()) {
      json.putNull("explanation");
    } else {
      json.put("explanation", answer.explanation());
    }
    understood(answer.findings(), json.putObject("understood"));
    ArrayNode looked = json.putArray("looked_up");
    answer
        .findings()
        .seen()
        .forEach((topic, seen) -> looked(answer.findings(), topic, seen, looked.addObject()));
    ArrayNode evidence = json.putArray("evidence");
    answer.findings().pack().lines().forEach(line -> line(line, evidence.addObject()));
    model(answer, json);
    return json.toString();
  }

  private static String said(Statement statement) {
    return statement.text() + " [" + String.join(", ", statement.refs()) + "]";
  }

  private static void strings(List<String> texts, ArrayNode json) {
    texts.forEach(json::add);
  }

  private static void understood(Findings found, ObjectNode json) {
    Plan plan = found.plan();
    time("from", plan.span().from(), json);
    time("to", plan.span().to(), json);
    ArrayNode about = json.putArray("about");
    for (Entity entity : plan.about()) {
      about
          .addObject()
          .put("kind", entity.kind().name().toLowerCase(Locale.ROOT))
          .put("value", entity.value());
    }
    ArrayNode notes = json.putArray("notes");
    strings(plan.notes(), notes);
    if (!found.unseen().isEmpty()) {
      notes.add(found.unseen());
    }
    strings(plan.unread(), json.putArray("left_out"));
    json.put("by", plan.by().name().toLowerCase(Locale.ROOT));
  }

  private static void time(String name, long millis, ObjectNode json) {
    if (millis == Long.MIN_VALUE || millis == Long.MAX_VALUE) {
      json.putNull(name);
    } else {
      json.put(name, Instant.ofEpochMilli(millis).toString());
    }
  }

  private static void looked(Findings found, Topic topic, Seen seen, ObjectNode json) {
    json.put("topic", topic.id()).put("query", found.plan().query(topic));
    json.put("total", seen.total()).put("exact", seen.exact());
    boolean any = seen.total() > 0;
    time("first", any ? seen.first() : Long.MIN_VALUE, json);
    time("last", any ? seen.last() : Long.MIN_VALUE, json);
    ObjectNode top = json.putObject("top");
    seen.tops()
        .forEach(
            (field, counted) -> {
              ArrayNode values = top.putArray(field);
              for (ValueCount count : counted.counts()) {
                values.addObject().put("value", count.value()).put("count", count.count());
              }
            });
    ObjectNode timeline = json.putObject("timeline");
    timeline.put("interval_ms", seen.step());
    ArrayNode buckets = timeline.putArray("buckets");
    for (Bucket bucket : seen.buckets()) {
      String start = Instant.ofEpochMilli(bucket.start()).toString();
      buckets.addObject().put("start", start).put("count", bucket.count());
    }
  }

  private static void line(Evidence line, ObjectNode json) {
    json.put("id", line.id()).put("kind", line.kind().name().toLowerCase(Locale.ROOT));
    if (line.eventId().isEmpty()) {
      json.putNull("event_id");
    } else {
      json.put("event_id", line.eventId());
    }
    json.put("time", line.time()).put("text", line.text());
  }

  private static void model(Answer answer, ObjectNode json) {
    Review review = answer.verdict().review();
    ObjectNode model = json.putObject("model");
    model.put("note", answer.modelNote());
    if (review == null) {
      return;
    }
    model.put("name", review.provenance().model()).put("digest", review.provenance().digest());
    model.put("audit_index", review.provenance().auditIndex());
    strings(review.injection().signals(), model.putArray("injection"));
    Review.Grounding grounding = review.grounding();
    if (grounding != null) {
      model.put("checked", grounding.checked()).put("supported", grounding.supported());
      strings(grounding.struck(), model.putArray("struck"));
    }
  }
}
