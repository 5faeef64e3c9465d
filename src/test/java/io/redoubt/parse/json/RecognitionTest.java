package io.redoubt.parse.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redoubt.event.Event;
import io.redoubt.event.Field;
import io.redoubt.event.ParseOutcome;
import io.redoubt.testing.Corpus;
import io.redoubt.testing.Figures;
import io.redoubt.testing.Parsing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecognitionTest {
  private static final ObjectMapper JACKSON = new ObjectMapper();

  /// Panther's families → the format most of their records have.
  private static final Map<String, String> FAMILIES =
      Map.ofEntries(
          Map.entry("aws_cloudtrail", "aws.cloudtrail"),
          Map.entry("aws_eks", "kubernetes.audit"),
          Map.entry("aws_guardduty", "aws.guardduty"),
          Map.entry("aws_s3", "aws.s3access"),
          Map.entry("aws_securityfinding", "aws.securityhub"),
          Map.entry("aws_vpc_flow", "aws.vpcflow"),
          Map.entry("aws_waf", "aws.waf"),
          Map.entry("azure_activity", "azure.activity"),
          Map.entry("azure_signin", "azure.signin"),
          Map.entry("crowdstrike", "crowdstrike.fdr"),
          Map.entry("gcp_audit", "gcp.audit"),
          Map.entry("gcp_http_lb", "gcp.loadbalancer"),
          Map.entry("gcp_k8s", "gcp.audit"),
          Map.entry("github", "github.audit"),
          Map.entry("gsuite_activityevent", "gsuite.activity"),
          Map.entry("gsuite_reports", "gsuite.activity"),
          Map.entry("kubernetes", "kubernetes.audit"),
          Map.entry("okta", "okta.system"),
          Map.entry("osquery", "osquery"),
          Map.entry("slack", "slack.audit"));

  @Test
  void suricata() {
    figure("Suricata EVE files recognised", "suricata/eve", ".json", "suricata.eve");
  }

  @Test
  void cloudTrail() {
    figure("CloudTrail files recognised", "cloudtrail", ".json", "aws.cloudtrail");
  }

  @Test
  void zeekJson() {
    figure("Zeek JSON files recognised", "zeek/otrf-apt29-day1", ".log", "zeek.");
  }

  @Test
  void pantherFamilies() throws IOException {
    long good = 0;
    Path folder = Corpus.require("panther");
    for (Map.Entry<String, String> family : FAMILIES.entrySet()) {
      Path file = folder.resolve(family.getKey() + ".jsonl");
      String most = Files.exists(file) ? most(Parsing.events("x.json", events(file))) : "no file";
      good += most.equals(family.getValue()) ? 1 : 0;
      assertThat(most).as(family.getKey()).isEqualTo(family.getValue());
    }
    Figures.atLeast("Panther families recognised", 1.0, good, FAMILIES.size());
  }

  @Test
  void wazuhAlerts() throws IOException {
    Path file = Corpus.require("wazuh").resolve("alerts-from-integratord-tests.jsonl");
    long good = 0;
    long of = 0;
    for (String line : Files.readAllLines(file)) {
      String alert = JACKSON.readTree(line).path("alert").asText();
      Event event =
          Parsing.events("alerts.json", alert.getBytes(StandardCharsets.UTF_8)).getFirst();
      if (event.outcome().equals(ParseOutcome.Ok.OK)) {
        of++;
        good += event.format().id().equals("wazuh.alert") ? 1 : 0;
        assertThat(event.text(Field.of("rule.id"))).isEqualTo("5712");
        assertThat(event.text(Field.of("event.kind"))).isEqualTo("alert");
        assertThat(event.text(Field.of("source.ip"))).isEqualTo("172.17.1.1");
      }
    }
    Figures.atLeast("Wazuh alerts recognised", 1.0, good, of);
  }

  private static void figure(String what, String folder, String ending, String format) {
    long good = 0;
    long of = 0;
    for (Path file : Corpus.files(Corpus.require(folder))) {
      if (file.toString().endsWith(ending) && !file.toString().contains("LICENSE")) {
        List<Event> events = Parsing.events(file.toString(), Corpus.read(file));
        if (!events.isEmpty()) {
          of++;
          good += events.stream().allMatch(e -> fits(e, format)) ? 1 : 0;
        }
      }
    }
    Figures.atLeast(what, 1.0, good, of);
  }

  private static boolean fits(Event event, String format) {
    boolean fits = event.format().id().startsWith(format);
    boolean whole = event.outcome().equals(ParseOutcome.Ok.OK) && event.time().status().dated();
    if (!fits || !whole) {
      System.out.println(
          event.record().entry().path()
              + " "
              + event.format()
              + " "
              + event.outcome()
              + " "
              + event.time()
              + " "
              + event.record().text());
    }
    return fits && whole;
  }

  private static byte[] events(Path file) throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (String line : Files.readAllLines(file)) {
      JsonNode event = JACKSON.readTree(line).path("event");
      lines.writeBytes(JACKSON.writeValueAsBytes(event));
      lines.write('\n');
    }
    return lines.toByteArray();
  }

  private static String most(List<Event> events) {
    Map<String, Integer> counts = new HashMap<>();
    events.forEach(event -> counts.merge(event.format().id(), 1, Integer::sum));
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("none");
  }
}
