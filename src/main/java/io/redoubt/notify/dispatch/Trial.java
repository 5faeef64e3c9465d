package io.redoubt.notify.dispatch;

import io.redoubt.event.Severity;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.CaseStanding;
import io.redoubt.event.port.Cases.Filed;
import io.redoubt.event.port.Outbox.Action;
import io.redoubt.notify.brief.Brief;
import io.redoubt.notify.brief.BriefMaker;
import io.redoubt.notify.channel.Channel;
import io.redoubt.notify.channel.Item;
import io.redoubt.notify.channel.Message;
import io.redoubt.notify.channel.Outcome;
import io.redoubt.redact.Redactor;
import io.redoubt.redact.Tier;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tries a channel with an alert that says it is a test, and shows what would be sent of others.
///
/// @param redactor what the test goes through, like every alert
/// @param clock for its time
public record Trial(Redactor redactor, InstantSource clock) {
  private static final String ALERT = "redoubt-test";
  private static final String JSON =
      """
      {"rules":[{"id":"redoubt-test","title":"Redoubt sends a test message"}],
      "rule_ids":["redoubt-test"],"entities":{},"verdict":{"verdict":"benign_positive"}}
      """;

  /// Sends it, and takes it back where the channel keeps track of alerts.
  public Outcome send(Channel channel, Tier tier) {
    Outcome raised = channel.send(message(Action.RAISE, tier)).getFirst();
    return raised instanceof Outcome.Delivered && channel.ends()
        ? channel.send(message(Action.RESOLVE, tier)).getFirst()
        : raised;
  }

  private Message message(Action action, Tier tier) {
    long now = clock.millis();
    CaseFile file =
        new CaseFile(
            CaseFile.Kind.ALERT,
            ALERT,
            "Redoubt sends a test message",
            Severity.LOW,
            "",
            now,
            now,
            1,
            Map.of(),
            JSON);
    Filed filed = new Filed(file, CaseStanding.FRESH, 0, now, now);
    return message(action, new BriefMaker(redactor, "").of(filed, tier));
  }

  /// A message about one alert.
  public Message message(Action action, Brief brief) {
    Item item = new Item(brief.id() + ':' + clock.millis(), action, brief);
    return new Message(List.of(item), brief.id(), Optional.empty(), clock.instant());
  }
}
