package io.redoubt.notify.channel;

import io.redoubt.notify.http.Answer;
import io.redoubt.notify.http.Outgoing;
import io.redoubt.notify.http.Sender;
import io.redoubt.notify.plan.Medium;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Events of Splunk's HTTP event collector. It knows no repetitions: `event.notification_id` is the
/// same in both. Source: Splunk's documentation of the collector and its error codes.
///
/// @param medium where to
/// @param sender who sends
public record Splunk(Medium.Splunk medium, Sender sender) implements Channel {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int BAD_REQUEST = 400;

  @Override
  public Batching batching() {
    return Batching.ANY;
  }

  @Override
  public List<Outcome> send(Message message) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (Item item : message.items()) {
      body.writeBytes(BriefJson.bytes(event(item, message)));
      body.write('\n');
    }
    Map<String, String> headers = Map.of("Authorization", "Splunk " + medium.token().value());
    Answer answer = sender.send(Outgoing.json(medium.url(), headers, body.toByteArray()));
    if (answer instanceof Answer.Received received && received.status() == BAD_REQUEST) {
      return refused(received, message.items().size());
    }
    return Collections.nCopies(message.items().size(), Statuses.of(answer, message.now()));
  }

  /* Splunk takes what stands before the event that it refuses, and nothing after it. */
  private static List<Outcome> refused(Answer.Received received, int events) {
    int wrong = number(received);
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      Outcome later = new Outcome.Again("an event before it was refused", Optional.empty(), false);
      Outcome never = new Outcome.Never("the receiver answered 400");
      outcomes.add(wrong < 0 || i == wrong ? never : i < wrong ? Outcome.DONE : later);
    }
    return outcomes;
  }

  private static int number(Answer.Received received) {
    try {
      return JSON.readTree(received.body()).path("invalid-event-number").asInt(-1);
    } catch (JacksonException broken) {
      return -1;
    }
  }

  private Map<String, Object> event(Item item, Message message) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("time", message.now().toEpochMilli() / 1000.0);
    event.put("host", "redoubt");
    event.put("source", "redoubt");
    event.put("sourcetype", "redoubt:alert");
    if (!medium.index().isEmpty()) {
      event.put("index", medium.index());
    }
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("notification_id", item.key());
    said.put("action", BriefJson.word(item.action()));
    said.putAll(BriefJson.of(item.brief()));
    event.put("event", said);
    return event;
  }

  @Override
  public String preview(Message message) {
    StringBuilder out = new StringBuilder("POST to " + medium.url());
    message
        .items()
        .forEach(item -> out.append('\n').append(BriefJson.pretty(event(item, message))));
    return out.toString();
  }
}
