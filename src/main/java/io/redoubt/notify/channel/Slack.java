package io.redoubt.notify.channel;

import io.redoubt.notify.http.Answer;
import io.redoubt.notify.http.Outgoing;
import io.redoubt.notify.http.Sender;
import io.redoubt.notify.plan.Medium;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Messages in Slack. A bot answers in the thread of what it said of the group before; an incoming
/// webhook cannot. Source: Slack's documentation of `chat.postMessage` and of incoming webhooks.
///
/// @param medium where to
/// @param sender who sends
public record Slack(Medium.Slack medium, Sender sender) implements Channel {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Set<String> PASSING =
      Set.of(
          "ratelimited",
          "rate_limited",
          "internal_error",
          "fatal_error",
          "service_unavailable",
          "request_timeout");

  @Override
  public Batching batching() {
    return Batching.GROUP;
  }

  @Override
  public List<Outcome> send(Message message) {
    byte[] body = BriefJson.bytes(document(message));
    Map<String, String> headers =
        medium
            .bot()
            .map(bot -> Map.of("Authorization", "Bearer " + bot.token().value()))
            .orElse(Map.of());
    Map<String, String> all = new java.util.HashMap<>(headers);
    all.put("Content-Type", "application/json; charset=utf-8");
    Answer answer = sender.send(new Outgoing("POST", medium.url(), all, body));
    return Collections.nCopies(message.items().size(), outcome(answer, message));
  }

  private Outcome outcome(Answer answer, Message message) {
    Outcome outcome = Statuses.of(answer, message.now());
    return medium.bot().isPresent()
            && outcome instanceof Outcome.Delivered
            && answer instanceof Answer.Received received
        ? said(received)
        : outcome;
  }

  /* A bot is told of failures within an answer of status 200. */
  private static Outcome said(Answer.Received received) {
    try {
      JsonNode said = JSON.readTree(received.body());
      if (said.path("ok").asBoolean(false)) {
        String moment = said.path("ts").asString("");
        return new Outcome.Delivered(Optional.of(moment).filter(ts -> !ts.isEmpty()));
      }
      String error = said.path("error").asString("");
      String word = error.matches("[a-z_]{1,60}") ? error : "an unknown error";
      return PASSING.contains(word)
          ? new Outcome.Again("Slack answered " + word, Optional.empty(), true)
          : new Outcome.Never("Slack answered " + word);
    } catch (JacksonException broken) {
      return new Outcome.Again("Slack's answer cannot be read", Optional.empty(), false);
    }
  }

  private Map<String, Object> document(Message message) {
    return SlackBlocks.of(
        message, medium.bot().map(Medium.Bot::room).orElse(""), medium.bot().isPresent());
  }

  @Override
  public String preview(Message message) {
    return "POST to " + medium.url() + '\n' + BriefJson.pretty(document(message));
  }
}
