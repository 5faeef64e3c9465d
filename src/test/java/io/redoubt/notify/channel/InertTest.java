package io.redoubt.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.notify.plan.Medium;
import io.redoubt.notify.plan.Secret;
import io.redoubt.notify.reach.Connector;
import io.redoubt.notify.reach.Destination;
import io.redoubt.notify.reach.Reach;
import io.redoubt.redact.Tier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Text of attackers does nothing in a message, at the tier that lets the most of it out.
class InertTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String HOSTILE =
      "<!channel> <!here> @here <@U123> <http://evil.example|click> http://evil.example"
          + " www.evil.example *bold* _it_ ~no~ `code` & <script>alert(1)</script>"
          + " javascript:alert(1)\r\n"
          + "Bcc: x@evil.example\u202e\u200b\u0000|pipe\\ key=value ]\"";

  private static JsonNode slack(Message message) {
    Map<String, Object> document = SlackBlocks.of(message, "#soc", true);
    return JSON.readTree(JSON.writeValueAsString(document));
  }

  @Test
  void slackShowsItAsTextAndNothingElse() {
    JsonNode document = slack(Items.message(1, HOSTILE, Tier.RAW));
    for (JsonNode block : document.get("blocks")) {
      JsonNode text = block.path("text");
      if (text.path("type").asString("").equals("mrkdwn")) {
        assertThat(text.get("verbatim").asBoolean()).isTrue();
        assertThat(text.get("text").asString()).doesNotContain("<").doesNotContain("@here");
      }
    }
    String all = JSON.writeValueAsString(document);
    assertThat(all)
        .doesNotContain("<!")
        .doesNotContain("<@")
        .doesNotContain("http://evil")
        .doesNotContain("www.evil")
        .doesNotContain("\u202e");
    assertThat(document.get("unfurl_links").asBoolean()).isFalse();
    assertThat(document.get("text").asString()).doesNotContain("<");
  }

  /* One link: ours. */
  @Test
  void slackLinksToTheAlertAlone() {
    String all = slack(Items.message(1, HOSTILE, Tier.RAW)).toString();
    assertThat(all.split("<", -1)).hasSize(2);
    assertThat(all).contains("<https://redoubt.example/alerts/A0?a=1&amp;b=2|open>");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 10, 50})
  void slackStaysWithinItsLimits(int alerts) {
    String flood = "&<>*_`\ud83d\ude00 ".repeat(2000);
    JsonNode document = slack(Items.message(alerts, flood, Tier.RAW));
    assertThat(document.get("blocks").size()).isLessThanOrEqualTo(50);
    int all = 0;
    for (JsonNode block : document.get("blocks")) {
      String text = block.path("text").path("text").asString("");
      int most = block.get("type").asString().equals("header") ? 150 : 3000;
      assertThat(text.length()).isLessThanOrEqualTo(most);
      assertThat(text).doesNotContainPattern("&(?!amp;|lt;|gt;)");
      all += text.length();
    }
    assertThat(all).isLessThan(13_200);
    assertThat(document.get("text").asString().length()).isLessThanOrEqualTo(3000);
  }

  @Test
  void cefKeepsItsFields() {
    String line = SyslogLine.of(Items.item("A", HOSTILE, Tier.RAW), true, Items.NOW);
    assertThat(line).doesNotContain("\n").doesNotContain("\r").doesNotContain("\u0000");
    String cef = line.substring(line.indexOf("CEF:0|"));
    assertThat(cef.split("(?<!\\\\)(?:\\\\\\\\)*\\|", -1)).hasSize(8);
    assertThat(cef).startsWith("CEF:0|Redoubt|Redoubt|1|r\\|1\\\\|");
    assertThat(cef).contains("|8|externalId=A ").contains(" cnt=12 ").contains("src=203.0.113.9");
    assertThat(line).startsWith("<35>1 2026-03-02T12:00:00Z - redoubt - alert - CEF:0|");
  }

  @Test
  void structuredDataKeepsItsElements() {
    String line = SyslogLine.of(Items.item("A", HOSTILE, Tier.RAW), false, Items.NOW);
    assertThat(line).doesNotContain("\n").doesNotContain("\r");
    String element = line.substring(line.indexOf('['));
    assertThat(element)
        .matches(
            "\\[alert@32473(?: [\\x21-\\x7e&&[^=\\]\" ]]{1,32}=\"(?:[^\"\\\\\\]]|\\\\.)*\")*] .*");
    assertThat(element).contains("rules=\"r|1\\\\\"");
  }

  @Test
  void anEventOfPagerDutyIsSmallAndItsKeyIsTheAlert() {
    PagerDuty pager =
        new PagerDuty(
            new Medium.PagerDuty(to(), new Secret("R0UTING")),
            new io.redoubt.notify.http.Sender(
                Connector.of(Reach.publicOnly()), io.redoubt.notify.http.Sender.Bounds.STANDARD));
    String shown = pager.preview(Items.message(1, HOSTILE.repeat(500), Tier.RAW));
    assertThat(shown.getBytes(StandardCharsets.UTF_8).length).isLessThan(512_000);
    JsonNode event = JSON.readTree(shown.substring(shown.indexOf('{')));
    assertThat(event.at("/dedup_key").asString()).isEqualTo("A0");
    assertThat(event.at("/payload/summary").asString().length()).isLessThanOrEqualTo(1024);
    assertThat(shown).contains("(secret)").doesNotContain("R0UTING");
  }

  @Test
  void previewsAndTextFormsHoldNoSecret() {
    Message message = Items.message(1, "x", Tier.METADATA);
    Connector connector = Connector.of(Reach.publicOnly());
    var sender =
        new io.redoubt.notify.http.Sender(connector, io.redoubt.notify.http.Sender.Bounds.STANDARD);
    Secret secret = new Secret("s3cr3t-value");
    List<Channel> channels =
        List.of(
            new Slack(new Medium.Slack(to(), Optional.of(new Medium.Bot(secret, "#x"))), sender),
            new Slack(new Medium.Slack(to(), Optional.empty()), sender),
            new PagerDuty(new Medium.PagerDuty(to(), secret), sender),
            new Webhook(new Medium.Webhook(to(), Optional.of(secret), Optional.of(secret)), sender),
            new Elastic(new Medium.Elastic(to(), "i", Optional.of(secret)), sender),
            new Splunk(new Medium.Splunk(to(), secret, ""), sender),
            new Syslog(new Medium.Syslog(to(), false, true), connector, Duration.ofSeconds(1)));
    for (Channel channel : channels) {
      assertThat(channel.preview(message) + channel)
          .contains("A0")
          .doesNotContain("s3cr3t")
          .doesNotContain("T0/B0");
    }
  }

  private static Destination to() {
    return new Destination("hooks.example", 443, true, "/services/T0/B0/s3cr3t");
  }
}
