package io.redoubt.parse.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Event;
import io.redoubt.event.Field;
import io.redoubt.event.ParseOutcome;
import io.redoubt.testing.Parsing;
import org.junit.jupiter.api.Test;

class JsonKindsTest {
  @Test
  void readsTheAuditRecordInsideAnAzureRecord() {
    Event event =
        Parsing.event(
            "{\"time\":\"2026-11-20T10:11:12Z\",\"category\":\"kube-audit\",\"operationName\":\"x\","
                + "\"properties\":{\"log\":\"{\\\"verb\\\":\\\"create\\\",\\\"user\\\":"
                + "{\\\"username\\\":\\\"ann\\\"},\\\"objectRef\\\":{\\\"resource\\\":\\\"pods\\\"}}\"}}");
    assertThat(event.format().id()).isEqualTo("kubernetes.audit");
    assertThat(event.text(Field.of("user.name"))).isEqualTo("ann");
    assertThat(event.text(Field.of("event.action"))).isEqualTo("create");
    assertThat(event.time().instant()).hasToString("2026-11-20T10:11:12Z");
  }

  @Test
  void mapsAVendorAlertToRuleSeverityAndTechnique() {
    Event event =
        Parsing.event(
            "{\"timestamp\":\"2026-11-20T10:11:12.000+0100\",\"rule\":{\"level\":12,\"id\":\"100200\","
                + "\"description\":\"Example\",\"mitre\":{\"id\":[\"T1110\"],\"tactic\":[\"Credential"
                + " Access\"]},\"groups\":[\"authentication_failed\"]},"
                + "\"agent\":{\"id\":\"001\",\"name\":\"web1\"},\"manager\":{\"name\":\"m\"},\"id\":\"1.2\",\"full_log\":\"a"
                + " line\",\"data\":{\"srcip\":\"192.0.2.7\"}}");
    assertThat(event.format().id()).isEqualTo("wazuh.alert");
    assertThat(event.text(Field.of("rule.level"))).isEqualTo("high");
    assertThat(event.text(Field.of("event.severity"))).isEqualTo("12");
    assertThat(event.text(Field.of("event.outcome"))).isEqualTo("failure");
    assertThat(event.texts(Field.of("threat.technique.id"))).containsExactly("T1110");
    assertThat(event.texts(Field.of("event.category")))
        .containsExactly("intrusion_detection", "authentication");
    assertThat(event.text(Field.of("source.ip"))).isEqualTo("192.0.2.7");
  }

  @Test
  void keepsARecordThatIsCutShort() {
    Event event =
        Parsing.event(
            "{\"timestamp\":\"2026-11-20T10:11:12Z\",\"flow_id\":1,\"event_type\":\"alert\","
                + "\"src_ip\":\"192.0.2.7\",\"alert\":{\"signature\":\"EXAM");
    assertThat(event.format().id()).isEqualTo("suricata.eve");
    assertThat(event.outcome()).isInstanceOf(ParseOutcome.Partial.class);
    assertThat(event.text(Field.of("source.ip"))).isEqualTo("192.0.2.7");
  }

  @Test
  void readsCloudTrailSignIns() {
    Event event =
        Parsing.event(
            "{\"eventVersion\":\"1.08\",\"userIdentity\":{\"type\":\"IAMUser\",\"userName\":\"ann\"},"
                + "\"eventTime\":\"2026-11-20T10:11:12Z\",\"eventSource\":\"signin.amazonaws.com\","
                + "\"eventName\":\"ConsoleLogin\",\"sourceIPAddress\":\"192.0.2.7\","
                + "\"responseElements\":{\"ConsoleLogin\":\"Failure\"}}");
    assertThat(event.format().id()).isEqualTo("aws.cloudtrail");
    assertThat(event.text(Field.of("event.outcome"))).isEqualTo("failure");
    assertThat(event.texts(Field.of("event.category"))).containsExactly("authentication");
    assertThat(event.texts(Field.of("related.user"))).containsExactly("ann");
  }
}
