package io.redoubt.notify.channel;

import io.redoubt.notify.http.Outgoing;
import io.redoubt.notify.http.Sender;
import io.redoubt.notify.http.Signature;
import io.redoubt.notify.plan.Medium;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A `POST` of JSON to whom it may concern, signed where there is a secret. `Idempotency-Key` is
/// the same for the same notifications; each of them has an id of its own, by which a receiver
/// knows a repetition.
///
/// @param medium where to
/// @param sender who sends
public record Webhook(Medium.Webhook medium, Sender sender) implements Channel {
  @Override
  public Batching batching() {
    return Batching.GROUP;
  }

  @Override
  public List<Outcome> send(Message message) {
    byte[] body = BriefJson.bytes(document(message));
    Map<String, String> headers = new HashMap<>();
    headers.put("Idempotency-Key", message.key());
    medium
        .secret()
        .ifPresent(s -> headers.putAll(Signature.headers(s.value(), message.now(), body)));
    medium.token().ifPresent(token -> headers.put("Authorization", "Bearer " + token.value()));
    Outcome outcome =
        Statuses.of(sender.send(Outgoing.json(medium.url(), headers, body)), message.now());
    return Collections.nCopies(message.items().size(), outcome);
  }

  private static Map<String, Object> document(Message message) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("schema", "redoubt.notification/v1");
    document.put("sent_at", message.now().toString());
    document.put("group", message.group());
    document.put("notifications", message.items().stream().map(Webhook::notification).toList());
    return document;
  }

  private static Map<String, Object> notification(Item item) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("id", item.key());
    one.put("action", BriefJson.word(item.action()));
    one.put("alert", BriefJson.of(item.brief()));
    return one;
  }

  @Override
  public String preview(Message message) {
    return "POST to " + medium.url() + '\n' + BriefJson.pretty(document(message));
  }
}
