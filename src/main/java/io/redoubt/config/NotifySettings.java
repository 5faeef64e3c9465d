package io.redoubt.config;

import io.redoubt.config.Shape.Choice;
import io.redoubt.config.Shape.Length;
import io.redoubt.config.Shape.Many;
import io.redoubt.config.Shape.Switch;
import io.redoubt.config.Shape.Text;
import io.redoubt.config.Shape.Whole;
import java.util.List;
import java.util.stream.Stream;

/// The settings of notification: channels and routes, each under a name that is chosen freely.
public final class NotifySettings {
  /// What all of their keys begin with.
  public static final String STEM = "notify.";

  private static final String CHANNEL = STEM + "channels.*.";
  private static final String ROUTE = STEM + "routes.*.";

  private NotifySettings() {}

  static List<Setting> all() {
    return Stream.of(reached(), paced(), routed()).flatMap(List::stream).toList();
  }

  private static List<Setting> reached() {
    return List.of(
        of(STEM + "allow", new Many(), "Inner machines that may be sent to: names and networks."),
        of(STEM + "link", new Text(), "Address of an alert for people, with {id}."),
        of(
            CHANNEL + "type",
            new Choice(
                List.of(
                    "slack", "pagerduty", "email", "webhook", "syslog", "elasticsearch", "splunk")),
            "What kind of channel it is; see docs/notify.md."),
        secret(CHANNEL + "url", "Where it sends; a secret, for it often holds one."),
        secret(CHANNEL + "token", "Token of a Slack bot, webhook, Splunk, or API key of Elastic."),
        of(CHANNEL + "room", new Text(), "Where a Slack bot writes, such as #soc."),
        secret(CHANNEL + "routing-key", "Key of a PagerDuty integration."),
        secret(CHANNEL + "secret", "Signs webhooks (HMAC-SHA256)."),
        of(CHANNEL + "host", new Text(), "Machine of mail or syslog."),
        of(CHANNEL + "port", new Whole(1, 65_535), "Its port."),
        of(
            CHANNEL + "security",
            new Choice(List.of("starttls", "tls", "none")),
            "How mail is encrypted; without it starttls."),
        of(CHANNEL + "user", new Text(), "Who says it, to mail or Elasticsearch."),
        secret(CHANNEL + "password", "The password."),
        of(CHANNEL + "from", new Text(), "Who mail is from."),
        of(CHANNEL + "to", new Many(), "Who mail is to."),
        of(
            CHANNEL + "transport",
            new Choice(List.of("tls", "tcp", "udp")),
            "How syslog is sent; without it tls."),
        of(
            CHANNEL + "format",
            new Choice(List.of("rfc5424", "cef")),
            "How syslog is written; without it rfc5424."));
  }

  private static List<Setting> paced() {
    return List.of(
        of(CHANNEL + "index", new Text(), "Index of Elasticsearch or Splunk."),
        of(CHANNEL + "tier", new Whole(1, 3), "What leaves: 1 facts, 2 excerpts, 3 raw; else 1."),
        of(CHANNEL + "rate", new Whole(1, 10_000), "Messages a minute; without it 30."),
        of(CHANNEL + "group", new Length(), "Alerts are gathered so long; without it 10s."),
        of(CHANNEL + "quiet-hours", new Text(), "Only what is critical then: 22:00-07:00."),
        of(CHANNEL + "quiet-days", new Many(), "And on these days: [sat, sun]."),
        of(CHANNEL + "zone", new Text(), "Whose clock counts for that: Europe/Berlin."),
        of(CHANNEL + "give-up", new Length(), "Tried again for so long; without it 24h."),
        of(CHANNEL + "allow-plaintext", new Switch(), "Send without encryption (http)."),
        of(CHANNEL + "ca-file", new Text(), "Certificates that are trusted instead (PEM)."));
  }

  private static List<Setting> routed() {
    return List.of(
        of(
            ROUTE + "severity",
            new Choice(List.of("informational", "low", "medium", "high", "critical")),
            "At least."),
        of(ROUTE + "entity", new Many(), "Any of these: [source.ip:10.0.0.0/8, user.name:adm*]."),
        of(ROUTE + "tactic", new Many(), "Any of these: [credential-access]."),
        of(ROUTE + "rule", new Many(), "Any of these ids."),
        of(ROUTE + "status", new Many(), "Any of these: [new, reopened]."),
        of(
            ROUTE + "verdict",
            new Choice(
                List.of("false_positive", "benign_positive", "undetermined", "true_positive")),
            "At least, in this order."),
        of(ROUTE + "channels", new Many(), "Who is told."));
  }

  private static Setting of(String key, Shape shape, String about) {
    return new Setting(key, shape, "", List.of(), false, about);
  }

  private static Setting secret(String key, String about) {
    return new Setting(key, new Text(), "", List.of(), true, about);
  }
}
