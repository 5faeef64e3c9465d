package io.redoubt.notify.channel;

import io.redoubt.event.Severity;
import io.redoubt.event.port.Outbox.Action;
import io.redoubt.notify.brief.Brief;
import io.redoubt.notify.http.Outgoing;
import io.redoubt.notify.http.Sender;
import io.redoubt.notify.plan.Medium;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Events of PagerDuty, version 2: one for each alert, whose id is the `dedup_key`, so that a
/// repetition changes nothing. Source: PagerDuty's documentation of the Events API v2 (summary
/// 1,024 characters, event 512 KB).
///
/// @param medium where to
/// @param sender who sends
public record PagerDuty(Medium.PagerDuty medium, Sender sender) implements Channel {
  private static final int SUMMARY = 1024;
  private static final int KEY = 255;
  private static final int LARGEST = 512_000;

  @Override
  public Batching batching() {
    return Batching.EACH;
  }

  @Override
  public boolean ends() {
    return true;
  }

  @Override
  public List<Outcome> send(Message message) {
    return message.items().stream().map(item -> send(item, message)).toList();
  }

  private Outcome send(Item item, Message message) {
    Map<String, Object> event = event(item, medium.routingKey().value());
    byte[] body = BriefJson.bytes(event);
    if (body.length > LARGEST && event.get("payload") instanceof Map<?, ?> payload) {
      Map<Object, Object> small = new LinkedHashMap<>(payload);
      small.remove("custom_details");
      event.put("payload", small);
      body = BriefJson.bytes(event);
    }
    return Statuses.of(sender.send(Outgoing.json(medium.url(), Map.of(), body)), message.now());
  }

  private static Map<String, Object> event(Item item, String routingKey) {
    Map<String, Object> event = new LinkedHashMap<>();
    Brief brief = item.brief();
    event.put("routing_key", routingKey);
    event.put("event_action", action(item.action()));
    event.put("dedup_key", brief.id().length() <= KEY ? brief.id() : Message.hash(brief.id()));
    if (item.action() == Action.RAISE || item.action() == Action.UPDATE) {
      event.put("payload", payload(brief));
      event.put("client", "Redoubt");
      if (!brief.link().isEmpty()) {
        event.put("client_url", brief.link());
        event.put("links", List.of(Map.of("href", brief.link(), "text", "Alert in Redoubt")));
      }
    }
    return event;
  }

  private static String action(Action action) {
    return switch (action) {
      case RAISE, UPDATE -> "trigger";
      case ACKNOWLEDGE -> "acknowledge";
      case RESOLVE -> "resolve";
    };
  }

  private static Map<String, Object> payload(Brief brief) {
    Map<String, Object> payload = new LinkedHashMap<>();
    String title = Plain.line(brief.standing().title());
    List<String> hosts = brief.entity("host.name");
    payload.put("summary", Plain.cut(title, SUMMARY));
    payload.put("source", hosts.isEmpty() ? "redoubt" : Plain.line(hosts.getFirst()));
    payload.put("severity", severity(brief.standing().severity()));
    if (brief.span().last() > 0) {
      payload.put("timestamp", BriefJson.time(brief.span().last()));
    }
    if (!brief.standing().category().isEmpty()) {
      payload.put("class", brief.standing().category());
    }
    if (!brief.incident().isEmpty()) {
      payload.put("group", brief.incident());
    }
    payload.put("component", "redoubt");
    payload.put("custom_details", BriefJson.of(brief));
    return payload;
  }

  /// `critical`, `error`, `warning`, `info`.
  static String severity(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "critical";
      case HIGH -> "error";
      case MEDIUM -> "warning";
      case LOW, INFORMATIONAL -> "info";
    };
  }

  @Override
  public String preview(Message message) {
    StringBuilder out = new StringBuilder("POST to " + medium.url());
    message
        .items()
        .forEach(item -> out.append('\n').append(BriefJson.pretty(event(item, "(secret)"))));
    return out.toString();
  }
}
