package io.redoubt.cli.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Severity;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.CaseStanding;
import io.redoubt.event.port.Cases.Filed;
import io.redoubt.event.port.Outbox.Action;
import io.redoubt.notify.brief.BriefMaker;
import io.redoubt.notify.channel.Item;
import io.redoubt.notify.channel.Message;
import io.redoubt.notify.dispatch.Channels;
import io.redoubt.notify.plan.ChannelPlan;
import io.redoubt.notify.plan.Plan;
import io.redoubt.notify.plan.PlanReader;
import io.redoubt.redact.RedactionPolicy;
import io.redoubt.redact.Redactor;
import io.redoubt.testing.Canaries;
import io.redoubt.testing.Canaries.Canary;
import io.redoubt.testing.CanaryLogs;
import io.redoubt.testing.CanaryLogs.Planted;
import io.redoubt.testing.Figures;
import io.redoubt.testing.Windows6;
import io.redoubt.testing.cli.Run;
import io.redoubt.testing.receive.HttpReceiver;
import io.redoubt.testing.receive.LineReceiver;
import io.redoubt.testing.receive.SmtpReceiver;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Planted values go through parsers, rules and alerts into every channel; what counts is the bytes
/// that arrive at the receivers.
class NotifyCanaryTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final long SEED = 20_261_121;
  private static final int CASES = 720;
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Pattern DIGEST =
      Pattern.compile("[0-9a-f]{12,64}|\\[secret [a-z0-9-]{1,60}(?:]|…)");
  private static final Pattern PLANTED = Pattern.compile("(?:vv|ww)(?:[a-z]{2}){5}");

  @TempDir private Path folder = Path.of("");

  @Test
  void noPlantedValueReachesAnyReceiver() throws IOException, MessagingException {
    List<Canary> secrets = Canaries.secrets(10, new Random(SEED));
    Map<String, Set<String>> fixed = fixed(secrets);
    List<Canary> all = new ArrayList<>(secrets);
    all.addAll(Canaries.identifiers(600, new Random(SEED)));
    Collections.shuffle(all, new Random(SEED));
    CanaryLogs logs = new CanaryLogs(all.subList(0, CASES));
    logs.write(Files.createDirectories(folder.resolve("x")));
    CanaryLogs plain =
        new CanaryLogs(
            List.of(new Canary("none", "plain", "nothing to see", List.of(), List.of())));
    plain.write(Files.createDirectories(folder.resolve("plain")));
    Set<String> known = new HashSet<>(Windows6.ofForms(logs.around()));
    for (int tier = 1; tier <= 2; tier++) {
      sent(folder.resolve("plain"), tier).values().forEach(t -> known.addAll(Windows6.ofForms(t)));
    }
    Map<String, Set<Canary>> owners = owners(logs, fixed);
    Set<String> leaks = new TreeSet<>();
    for (int tier = 1; tier <= 2; tier++) {
      Map<String, String> wires = sent(folder.resolve("x"), tier);
      assertThat(wires).hasSize(7).allSatisfy((_, text) -> assertThat(text).isNotEmpty());
      for (Map.Entry<String, String> wire : wires.entrySet()) {
        leaks.addAll(leaks(wire.getKey() + ", tier " + tier, wire.getValue(), owners, known));
        int arrived = arrived(wire.getValue(), logs);
        boolean sentences = tier == 2 && !wire.getKey().matches("syslog");
        Figures.report("notify canaries: " + wire.getKey() + " tier " + tier, "" + arrived, "");
        assertThat(arrived)
            .as(wire.getKey())
            .isGreaterThanOrEqualTo(sentences && !wire.getKey().equals("slack") ? 60 : 0);
        assertThat(tier == 1 ? arrived : 0).as("records at tier 1").isZero();
      }
    }
    leaks.forEach(leak -> System.out.println("LEAK " + leak));
    assertThat(leaks).isEmpty();
  }

  private static int arrived(String text, CanaryLogs logs) {
    Set<String> words = new HashSet<>();
    PLANTED.matcher(text).results().forEach(m -> words.add(m.group()));
    return (int)
        logs.planted().stream()
            .filter(p -> words.contains(p.before()) && words.contains(p.after()))
            .count();
  }

  private static Set<String> leaks(
      String where, String text, Map<String, Set<Canary>> owners, Set<String> known) {
    String bare = DIGEST.matcher(PLANTED.matcher(text).replaceAll(" ")).replaceAll(" ");
    Set<String> leaks = new TreeSet<>();
    Windows6.eachOfForms(
        bare,
        piece -> {
          for (Canary canary : owners.getOrDefault(piece, Set.of())) {
            if (!known.contains(piece)) {
              String of = canary.kind() + " " + canary.spelling();
              leaks.add(where + ": " + piece + " of " + of + ": " + around(bare, piece));
            }
          }
        });
    return leaks;
  }

  /* Whose each piece is that tells something. */
  private static Map<String, Set<Canary>> owners(CanaryLogs logs, Map<String, Set<String>> fixed) {
    Map<String, Set<Canary>> owners = new HashMap<>();
    for (Planted one : logs.planted()) {
      Canary canary = one.canary();
      for (String value : canary.values()) {
        for (String piece : Windows6.of(value)) {
          boolean telling =
              piece.chars().filter(Character::isLetterOrDigit).count() >= 5
                  && piece.chars().distinct().count() >= 3
                  && !fixed.getOrDefault(canary.kind(), Set.of()).contains(piece);
          if (telling) {
            owners.computeIfAbsent(piece, _ -> new HashSet<>()).add(canary);
          }
        }
      }
    }
    return owners;
  }

  /* Pieces that stand in several values of a kind are its form and tell nothing. */
  private static Map<String, Set<String>> fixed(List<Canary> secrets) {
    Map<String, Set<String>> fixed = new HashMap<>();
    Map<String, Map<String, String>> owners = new HashMap<>();
    for (Canary canary : secrets) {
      if (canary.spelling().equals("plain")) {
        Map<String, String> seen = owners.computeIfAbsent(canary.kind(), _ -> new HashMap<>());
        String value = canary.values().getFirst();
        for (String piece : Windows6.of(value)) {
          if (!value.equals(seen.computeIfAbsent(piece, _ -> value))) {
            fixed.computeIfAbsent(canary.kind(), _ -> new HashSet<>()).add(piece);
          }
        }
      }
    }
    return fixed;
  }

  private static String around(String text, String piece) {
    int at = text.toLowerCase(java.util.Locale.ROOT).indexOf(piece);
    return at < 0
        ? "(decoded)"
        : text.substring(Math.max(0, at - 60), Math.min(text.length(), at + 60));
  }

  /// Everything that arrives, by channel.
  private static Map<String, String> sent(Path here, int tier)
      throws IOException, MessagingException {
    List<Filed> alerts = alerts(here);
    assertThat(alerts).isNotEmpty();
    Map<String, String> wires = new TreeMap<>();
    try (HttpReceiver http = HttpReceiver.plain();
        SmtpReceiver smtp = new SmtpReceiver(new SmtpReceiver.Manner(false, true, "250 ok"));
        LineReceiver line = LineReceiver.tcp()) {
      Plan plan = plan(http, smtp, line, tier);
      BriefMaker briefs =
          new BriefMaker(new Redactor(RedactionPolicy.standard(), new byte[32]), "");
      for (ChannelPlan one : plan.channels()) {
        var channel = Channels.of(one, plan.reach());
        for (Filed filed : alerts) {
          Item item = new Item("k", Action.RAISE, briefs.of(filed, one.tier()));
          channel.send(new Message(List.of(item), "g", Optional.empty(), NOW));
        }
      }
      for (HttpReceiver.Got got : http.got()) {
        wires.merge(got.path().substring(1).split("[/_]")[0], flat(got.body()), String::concat);
      }
      for (String letter : smtp.letters()) {
        wires.merge(
            "mail", read(flat(letter.replace("=\r\n", "")) + decoded(letter)), String::concat);
      }
      for (int i = 0; i < alerts.size(); i++) {
        wires.merge("syslog", line.next() + "\n", String::concat);
      }
    }
    return wires;
  }

  /* As a reader of HTML shows it. */
  private static String read(String html) {
    return html.replaceAll("_Part_[0-9._]+", "")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  private static String flat(String text) {
    return text.replace("\u200b", "").replace("\\u200b", "") + "\n";
  }

  private static String decoded(String letter) throws IOException, MessagingException {
    MimeMessage read =
        new MimeMessage(
            Session.getInstance(new Properties()),
            new ByteArrayInputStream(letter.getBytes(StandardCharsets.ISO_8859_1)));
    StringBuilder out = new StringBuilder(read.getSubject()).append('\n');
    if (read.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        out.append(parts.getBodyPart(i).getContent()).append('\n');
      }
    }
    return out.toString();
  }

  private static Plan plan(HttpReceiver http, SmtpReceiver smtp, LineReceiver line, int tier) {
    Map<String, String> values = new HashMap<>();
    values.put("allow", "localhost");
    for (String type : List.of("slack", "pagerduty", "webhook", "elasticsearch", "splunk")) {
      values.put("channels." + type + ".type", type);
      values.put("channels." + type + ".url", http.url("/" + type));
      values.put("channels." + type + ".allow-plaintext", "true");
    }
    values.put("channels.pagerduty.routing-key", "k");
    values.put("channels.splunk.token", "t");
    values.put("channels.mail.type", "email");
    values.put("channels.mail.host", "localhost");
    values.put("channels.mail.port", String.valueOf(smtp.port()));
    values.put("channels.mail.from", "redoubt@corp.example");
    values.put("channels.mail.to", "soc@corp.example");
    values.put("channels.mail.ca-file", "src/test/resources/tls/authority.pem");
    values.put("channels.line.type", "syslog");
    values.put("channels.line.host", "localhost");
    values.put("channels.line.port", String.valueOf(line.port()));
    values.put("channels.line.transport", "tcp");
    List.copyOf(values.keySet()).stream()
        .filter(key -> key.endsWith(".type"))
        .forEach(key -> values.put(key.replace(".type", ".tier"), String.valueOf(tier)));
    return switch (PlanReader.read(values)) {
      case PlanReader.Read.Usable(Plan plan) -> plan;
      case PlanReader.Read.Wrong(var faults) -> throw new IllegalArgumentException("" + faults);
    };
  }

  private static List<Filed> alerts(Path here) {
    Run run =
        Run.of(
            "analyze",
            here.resolve("logs").toString(),
            "-q",
            "--llm",
            "off",
            "--rule-set",
            "none",
            "--rules",
            here.resolve("rules").toString(),
            "--format",
            "json");
    assertThat(run.code()).as(run.err()).isZero();
    List<Filed> alerts = new ArrayList<>();
    for (JsonNode alert : JSON.readTree(run.out()).get("alerts")) {
      alerts.add(new Filed(file(alert), CaseStanding.FRESH, 0, 0, 0));
    }
    return alerts;
  }

  /* As AlertFiling files it. */
  private static CaseFile file(JsonNode alert) {
    Map<String, List<String>> marks = new HashMap<>();
    alert
        .get("entities")
        .propertyStream()
        .forEach(
            entity ->
                marks.put(
                    entity.getKey(),
                    entity.getValue().valueStream().map(JsonNode::asString).toList()));
    return new CaseFile(
        CaseFile.Kind.ALERT,
        alert.get("id").asString(),
        alert.get("title").asString(),
        Severity.find(alert.get("severity").asString()).orElseThrow(),
        alert.path("incident_id").asString(""),
        0,
        0,
        alert.get("event_count").asLong(),
        marks,
        JSON.writeValueAsString(alert));
  }
}
