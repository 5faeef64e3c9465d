package io.redoubt.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.port.Outbox.Action;
import io.redoubt.notify.brief.Brief;
import io.redoubt.notify.dispatch.Channels;
import io.redoubt.notify.http.Signature;
import io.redoubt.notify.plan.Plan;
import io.redoubt.notify.plan.PlanReader;
import io.redoubt.redact.Tier;
import io.redoubt.testing.receive.HttpReceiver;
import io.redoubt.testing.receive.LineReceiver;
import io.redoubt.testing.receive.Script;
import io.redoubt.testing.receive.SmtpReceiver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Each protocol against a receiver that speaks it.
class ProtocolTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String CA = "src/test/resources/tls/authority.pem";

  private static Channel channel(String... settings) throws IOException {
    Map<String, String> values = new HashMap<>(Map.of("allow", "localhost"));
    for (int i = 0; i < settings.length; i += 2) {
      values.put("channels.c." + settings[i], settings[i + 1]);
    }
    return switch (PlanReader.read(values)) {
      case PlanReader.Read.Usable(Plan plan) ->
          Channels.of(plan.channels().getFirst(), plan.reach());
      case PlanReader.Read.Wrong(var faults) -> throw new IllegalArgumentException("" + faults);
    };
  }

  private static Channel http(String type, HttpReceiver receiver, String... more)
      throws IOException {
    List<String> settings =
        new java.util.ArrayList<>(List.of("type", type, "url", receiver.url("/x"), "ca-file", CA));
    settings.addAll(List.of(more));
    return channel(settings.toArray(String[]::new));
  }

  private static Message one(String id) {
    return Items.of(List.of(Items.item(id, "Log-on as mallory", Tier.METADATA)));
  }

  @Test
  void aSlackBotAnswersInItsThread() throws IOException {
    try (HttpReceiver receiver =
        HttpReceiver.encrypted()
            .then(
                new Script.Answers(200, "{\"ok\":true,\"ts\":\"17.5\"}"),
                new Script.Answers(200, "{\"ok\":true,\"ts\":\"18.5\"}"),
                new Script.Answers(200, "{\"ok\":false,\"error\":\"ratelimited\"}"),
                new Script.Answers(200, "{\"ok\":false,\"error\":\"channel_not_found\"}"),
                new Script.BreaksOff("{\"ok\":tr"))) {
      Channel slack = http("slack", receiver, "token", "xoxb-1", "room", "#soc");
      assertThat(slack.send(one("A"))).containsExactly(new Outcome.Delivered(Optional.of("17.5")));
      Message more = new Message(one("B").items(), "I1", Optional.of("17.5"), Items.NOW);
      assertThat(slack.send(more).getFirst()).isInstanceOf(Outcome.Delivered.class);
      assertThat(slack.send(more).getFirst()).isInstanceOf(Outcome.Again.class);
      assertThat(slack.send(more).getFirst())
          .isEqualTo(new Outcome.Never("Slack answered channel_not_found"));
      assertThat(slack.send(more).getFirst()).isInstanceOf(Outcome.Again.class);
      JsonNode second = JSON.readTree(receiver.got().get(1).body());
      assertThat(second.get("thread_ts").asString()).isEqualTo("17.5");
      assertThat(second.get("channel").asString()).isEqualTo("#soc");
      assertThat(receiver.got().getFirst().header("authorization")).isEqualTo("Bearer xoxb-1");
    }
  }

  @Test
  void aWebhookIsSigned() throws IOException {
    try (HttpReceiver receiver = HttpReceiver.encrypted()) {
      Channel webhook = http("webhook", receiver, "secret", "s3cret");
      webhook.send(one("A"));
      HttpReceiver.Got got = receiver.got().getFirst();
      assertThat(
              Signature.holds(
                  "s3cret",
                  got.header(Signature.TIMESTAMP),
                  got.header(Signature.SIGNATURE),
                  got.body().getBytes(StandardCharsets.UTF_8)))
          .isTrue();
      assertThat(got.header(Signature.TIMESTAMP)).isEqualTo("" + Items.NOW.getEpochSecond());
    }
  }

  @Test
  void eachDocumentOfABulkHasItsOwnOutcome() throws IOException {
    String answer =
        """
        {"took":1,"errors":true,"items":[{"index":{"status":201}},
        {"index":{"status":429,"error":{"type":"es_rejected_execution_exception"}}},
        {"index":{"status":400,"error":{"type":"mapper_parsing_exception"}}},
        {"update":{"status":404,"error":{"type":"document_missing_exception"}}}]}
        """;
    try (HttpReceiver receiver =
        HttpReceiver.encrypted()
            .then(new Script.Answers(200, answer), new Script.BreaksOff("{\"items\":["))) {
      Channel elastic = http("elasticsearch", receiver, "token", "abc");
      Message four =
          Items.of(
              List.of(
                  Items.item("A", "x", Tier.METADATA),
                  Items.item("B", "x", Tier.METADATA),
                  Items.item("C", "x", Tier.METADATA),
                  new Item("k", Action.RESOLVE, Brief.gone("D", "A", 1))));
      assertThat(elastic.send(four))
          .containsExactly(
              Outcome.DONE,
              new Outcome.Again(
                  "the receiver answered 429: es_rejected_execution_exception",
                  Optional.empty(),
                  false),
              new Outcome.Never("the receiver answered 400: mapper_parsing_exception"),
              Outcome.DONE);
      List<String> lines = receiver.got().getFirst().body().lines().toList();
      assertThat(lines).hasSize(8);
      assertThat(JSON.readTree(lines.getFirst()).at("/index/_id").asString()).isEqualTo("A");
      assertThat(JSON.readTree(lines.get(1)).at("/event/kind").asString()).isEqualTo("alert");
      assertThat(receiver.got().getFirst().header("authorization")).isEqualTo("ApiKey abc");
      assertThat(receiver.got().getFirst().path()).isEqualTo("/x/_bulk");
      assertThat(elastic.send(four)).allMatch(Outcome.Again.class::isInstance);
    }
  }

  @Test
  void splunkTakesWhatStandsBeforeTheEventThatItRefuses() throws IOException {
    try (HttpReceiver receiver =
        HttpReceiver.encrypted()
            .then(
                new Script.Answers(200, "{\"text\":\"Success\",\"code\":0}"),
                new Script.Answers(
                    400,
                    "{\"text\":\"Invalid data format\",\"code\":6,\"invalid-event-number\":1}"),
                new Script.Answers(503, "{\"text\":\"Server is busy\",\"code\":9}"),
                new Script.Answers(403, "{\"text\":\"Invalid token\",\"code\":4}"))) {
      Channel splunk = http("splunk", receiver, "token", "t-1");
      Message three = Items.message(3, "x", Tier.METADATA);
      assertThat(splunk.send(three)).containsOnly(Outcome.DONE);
      List<Outcome> second = splunk.send(three);
      assertThat(second.get(0)).isEqualTo(Outcome.DONE);
      assertThat(second.get(1)).isInstanceOf(Outcome.Never.class);
      assertThat(second.get(2)).isInstanceOf(Outcome.Again.class);
      assertThat(splunk.send(three)).allMatch(Outcome.Again.class::isInstance);
      assertThat(splunk.send(three)).allMatch(Outcome.Never.class::isInstance);
      assertThat(receiver.got().getFirst().header("authorization")).isEqualTo("Splunk t-1");
      assertThat(receiver.got().getFirst().body().lines()).hasSize(3);
    }
  }

  @Test
  void syslogIsCountedOnStreamsAndWholeInDatagrams() throws IOException {
    Message two = Items.message(2, "Log-on as mallory", Tier.METADATA);
    try (LineReceiver tcp = LineReceiver.tcp();
        LineReceiver tls = LineReceiver.tls();
        LineReceiver udp = LineReceiver.udp()) {
      assertThat(syslog(tcp, "tcp").send(two)).containsOnly(Outcome.DONE);
      assertThat(syslog(tls, "tls").send(two)).containsOnly(Outcome.DONE);
      assertThat(syslog(udp, "udp").send(two)).containsOnly(Outcome.DONE);
      for (LineReceiver stream : List.of(tcp, tls)) {
        String all = stream.next();
        int space = all.indexOf(' ');
        int length = Integer.parseInt(all.substring(0, space));
        byte[] rest = all.substring(space + 1).getBytes(StandardCharsets.UTF_8);
        String first = new String(rest, 0, length, StandardCharsets.UTF_8);
        assertThat(first).startsWith("<35>1 ").contains("[alert@32473 ").contains("id=\"A0\"");
        assertThat(new String(rest, length, 12, StandardCharsets.UTF_8))
            .containsPattern("^\\d+ <35>1");
      }
      assertThat(udp.next()).startsWith("<35>1 ").contains("id=\"A0\"");
      assertThat(udp.next()).contains("id=\"A1\"");
    }
  }

  private static Channel syslog(LineReceiver receiver, String transport) throws IOException {
    return channel(
        "type",
        "syslog",
        "host",
        "localhost",
        "port",
        "" + receiver.port(),
        "transport",
        transport,
        "ca-file",
        CA);
  }

  private static Channel mail(SmtpReceiver receiver, String... more) throws IOException {
    List<String> settings =
        new java.util.ArrayList<>(
            List.of(
                "type", "email",
                "host", "localhost",
                "port", "" + receiver.port(),
                "from", "redoubt@corp.example",
                "to", "soc@corp.example, lead@corp.example",
                "ca-file", CA));
    settings.addAll(List.of(more));
    return channel(settings.toArray(String[]::new));
  }

  @Test
  void mailIsEncryptedBeforeAnythingIsSaid() throws IOException {
    try (SmtpReceiver receiver = new SmtpReceiver(new SmtpReceiver.Manner(false, true, "250 ok"))) {
      Channel mail = mail(receiver, "user", "redoubt", "password", "pw");
      assertThat(mail.send(one("A"))).containsExactly(Outcome.DONE);
      List<String> said = receiver.said();
      assertThat(said.subList(0, 3)).element(2).isEqualTo("TLS");
      assertThat(said).anyMatch(line -> line.startsWith("AUTH PLAIN"));
      assertThat(said).contains("MAIL FROM:<redoubt@corp.example>", "RCPT TO:<lead@corp.example>");
      assertThat(receiver.letters().getFirst())
          .contains("Auto-Submitted: auto-generated")
          .contains("multipart/alternative")
          .contains("[Redoubt] HIGH: Log-on as USER_1")
          .doesNotContain("mallory");
    }
  }

  @Test
  void mailGoesNowhereWithoutEncryption() throws IOException {
    try (SmtpReceiver receiver =
        new SmtpReceiver(new SmtpReceiver.Manner(false, false, "250 ok"))) {
      assertThat(mail(receiver).send(one("A")).getFirst()).isInstanceOf(Outcome.Again.class);
      assertThat(receiver.letters()).isEmpty();
    }
  }

  @Test
  void mailByTlsFromTheFirstByte() throws IOException {
    try (SmtpReceiver receiver = new SmtpReceiver(new SmtpReceiver.Manner(true, false, "250 ok"))) {
      assertThat(mail(receiver, "security", "tls").send(one("A"))).containsExactly(Outcome.DONE);
      assertThat(receiver.said().getFirst()).isEqualTo("TLS");
    }
  }

  @Test
  void aMailServerThatRefusesForGoodIsBelieved() throws IOException {
    try (SmtpReceiver never = new SmtpReceiver(new SmtpReceiver.Manner(false, true, "554 no"));
        SmtpReceiver later = new SmtpReceiver(new SmtpReceiver.Manner(false, true, "451 later"))) {
      assertThat(mail(never).send(one("A")).getFirst()).isInstanceOf(Outcome.Never.class);
      assertThat(mail(later).send(one("A")).getFirst()).isInstanceOf(Outcome.Again.class);
    }
  }

  @Test
  void noTextOfAnAlertBecomesAHeaderOrAPageOfMail() throws IOException {
    String hostile =
        "x\r\nBcc: all@corp.example\r\n\r\n<img src=x onerror=alert(1)>\u2028.\r\n.\r\nMAIL";
    try (SmtpReceiver receiver = new SmtpReceiver(new SmtpReceiver.Manner(false, true, "250 ok"))) {
      Channel mail = mail(receiver);
      mail.send(Items.of(List.of(Items.item("A", hostile, Tier.RAW))));
      assertThat(receiver.letters()).hasSize(1);
      String letter = receiver.letters().getFirst();
      String head = letter.substring(0, letter.indexOf("\r\n\r\n"));
      assertThat(head.lines()).noneMatch(line -> line.startsWith("Bcc"));
      String page = letter.substring(letter.indexOf("text/html"));
      assertThat(page).contains("&lt;img").doesNotContain("<img");
      assertThat(receiver.said()).noneMatch(line -> line.contains("all@corp.example"));
    }
  }

  @Test
  void aMailIsTheSameWhenItIsTriedAgain() throws IOException {
    try (SmtpReceiver receiver = new SmtpReceiver(new SmtpReceiver.Manner(false, true, "250 ok"))) {
      Channel mail = mail(receiver);
      mail.send(one("A"));
      mail.send(one("A"));
      List<String> ids =
          receiver.letters().stream()
              .flatMap(String::lines)
              .filter(line -> line.startsWith("Message-ID:"))
              .distinct()
              .toList();
      assertThat(ids).hasSize(1);
    }
  }
}
