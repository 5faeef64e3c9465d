package io.redoubt.notify.channel;

import io.redoubt.notify.brief.Brief;
import io.redoubt.notify.http.Answer;
import io.redoubt.notify.http.Outgoing;
import io.redoubt.notify.http.Sender;
import io.redoubt.notify.plan.Medium;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A copy of each alert as a document of Elasticsearch or OpenSearch, under its own id, written by
/// `_bulk`: a repetition replaces it by the same. Names of ECS where there are any; people and
/// machines stand below `redoubt.entities`, at tier 3 at their ECS place too. Source: the
/// documentation of both on `_bulk`, with a status for each item.
///
/// @param medium where to
/// @param sender who sends; reads answers of some megabytes
public record Elastic(Medium.Elastic medium, Sender sender) implements Channel {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int RAW = 3;
  private static final int MISSING = 404;

  @Override
  public Batching batching() {
    return Batching.ANY;
  }

  @Override
  public boolean mirrors() {
    return true;
  }

  @Override
  public List<Outcome> send(Message message) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", "application/x-ndjson");
    medium.access().ifPresent(access -> headers.put("Authorization", access.value()));
    Answer answer = sender.send(new Outgoing("POST", medium.url(), headers, body(message)));
    Outcome all = Statuses.of(answer, message.now());
    return all instanceof Outcome.Delivered && answer instanceof Answer.Received received
        ? each(received, message)
        : Collections.nCopies(message.items().size(), all);
  }

  private byte[] body(Message message) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (Item item : message.items()) {
      body.writeBytes(BriefJson.bytes(action(item)));
      body.write('\n');
      body.writeBytes(BriefJson.bytes(document(item, message)));
      body.write('\n');
    }
    return body.toByteArray();
  }

  private Map<String, Object> action(Item item) {
    Map<String, Object> where = new LinkedHashMap<>();
    where.put("_index", medium.index());
    where.put("_id", item.brief().id());
    return Map.of(item.brief().gone() ? "update" : "index", where);
  }

  private static Map<String, Object> document(Item item, Message message) {
    Brief brief = item.brief();
    if (brief.gone()) {
      Map<String, Object> end = new LinkedHashMap<>();
      end.put("redoubt", Map.of("status", "closed", "ended", brief.standing().title()));
      return Map.of("doc", end);
    }
    Map<String, Object> document = new LinkedHashMap<>();
    long time = brief.span().last() > 0 ? brief.span().last() : message.now().toEpochMilli();
    document.put("@timestamp", BriefJson.time(time));
    document.put("message", brief.standing().title());
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("kind", "alert");
    event.put("module", "redoubt");
    event.put("dataset", "redoubt.alert");
    event.put("severity", brief.standing().severity().ordinal());
    document.put("event", event);
    document.put("rule", Map.of("id", brief.rules().ids(), "name", brief.rules().titles()));
    document.put(
        "threat",
        Map.of(
            "technique", Map.of("id", brief.rules().techniques()),
            "tactic", Map.of("name", brief.rules().tactics())));
    if (brief.tier() == RAW) {
      brief.entities().forEach((field, values) -> place(document, field, values));
    }
    Map<String, Object> own = BriefJson.of(brief);
    own.put("entities", entities(brief));
    document.put("redoubt", own);
    return document;
  }

  private static List<Map<String, Object>> entities(Brief brief) {
    List<Map<String, Object>> all = new ArrayList<>();
    brief.entities().forEach((field, values) -> all.add(Map.of("field", field, "value", values)));
    return all;
  }

  @SuppressWarnings("unchecked")
  private static void place(Map<String, Object> document, String field, List<String> values) {
    Map<String, Object> at = document;
    String[] parts = field.split("\\.");
    for (int i = 0; i < parts.length - 1; i++) {
      Object inner = at.computeIfAbsent(parts[i], _ -> new LinkedHashMap<String, Object>());
      if (!(inner instanceof LinkedHashMap<?, ?> map)) {
        return;
      }
      at = (Map<String, Object>) map;
    }
    at.putIfAbsent(parts[parts.length - 1], values);
  }

  private static List<Outcome> each(Answer.Received received, Message message) {
    Outcome unclear =
        new Outcome.Again("the answer to _bulk cannot be read", Optional.empty(), false);
    try {
      JsonNode items = JSON.readTree(received.body()).path("items");
      if (!received.whole() || items.size() != message.items().size()) {
        return Collections.nCopies(message.items().size(), unclear);
      }
      List<Outcome> outcomes = new ArrayList<>();
      for (int i = 0; i < items.size(); i++) {
        outcomes.add(one(items.get(i), message.items().get(i)));
      }
      return outcomes;
    } catch (JacksonException broken) {
      return Collections.nCopies(message.items().size(), unclear);
    }
  }

  private static Outcome one(JsonNode said, Item item) {
    JsonNode result = said.path(item.brief().gone() ? "update" : "index");
    int status = result.path("status").asInt(0);
    if (status == MISSING && item.brief().gone()) {
      return Outcome.DONE;
    }
    String type = result.path("error").path("type").asString("");
    String why = type.matches("[a-z_]{1,60}") ? ": " + type : "";
    return switch (Statuses.of(status, Optional.empty())) {
      case Outcome.Again(String reason, var after, _) ->
          new Outcome.Again(reason + why, after, false);
      case Outcome.Never(String reason) -> new Outcome.Never(reason + why);
      case Outcome.Delivered done -> done;
    };
  }

  @Override
  public String preview(Message message) {
    StringBuilder out = new StringBuilder("POST to " + medium.url());
    for (Item item : message.items()) {
      out.append('\n').append(BriefJson.pretty(action(item)));
      out.append('\n').append(BriefJson.pretty(document(item, message)));
    }
    return out.toString();
  }
}
