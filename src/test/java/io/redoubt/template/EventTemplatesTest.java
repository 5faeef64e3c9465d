package io.redoubt.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Event;
import io.redoubt.testing.Parsing;
import org.junit.jupiter.api.Test;

class EventTemplatesTest {
  private final EventTemplates templates = new EventTemplates();

  private static Event failed(String user, String address, int port) {
    return Parsing.event(
        "Mar 17 02:00:01 web1 sshd[812]: Failed password for %s from %s port %d ssh2"
            .formatted(user, address, port));
  }

  @Test
  void eventsThatDifferInNamesAndNumbersAloneHaveOneTemplate() {
    Event root = failed("root", "10.0.0.1", 40022);
    Event alice = failed("alice", "198.51.100.7", 9);
    assertThat(templates.key(root)).isEqualTo(templates.key(alice)).isNotZero();
    assertThat(templates.text(root)).isEqualTo(templates.text(alice));
    assertThat(templates.text(alice))
        .contains("Failed password for", "authentication", "failure")
        .doesNotContain("alice", "198", "<*>");
  }

  @Test
  void unitsThatAreNumberedHaveOneTemplate() {
    Event one = Parsing.event("Nov  1 00:00:11 files systemd[1]: Started session-97091.scope.");
    Event other = Parsing.event("Nov  1 00:00:21 files systemd[1]: Started session-7.scope.");
    assertThat(templates.key(one)).isEqualTo(templates.key(other));
  }

  @Test
  void whatHappenedTellsTemplatesApart() {
    Event accepted =
        Parsing.event(
            "Mar 17 02:00:01 web1 sshd[812]: Accepted password for root from 10.0.0.1 port 22"
                + " ssh2");
    assertThat(templates.key(accepted)).isNotEqualTo(templates.key(failed("root", "10.0.0.1", 22)));
    Event found = Parsing.event(access(200));
    Event refused = Parsing.event(access(403));
    assertThat(templates.key(found)).isNotEqualTo(templates.key(refused));
    assertThat(templates.text(refused)).contains("web").contains("403").doesNotContain("admin");
  }

  private static String access(int status) {
    return "203.0.113.9 - - [17/Mar/2026:02:00:01 +0000] \"GET /admin HTTP/1.1\" " + status + " 12";
  }

  @Test
  void recordsWithoutAMessageHaveWhatTheirFieldsReport() {
    Event logon =
        Parsing.event(
            "{\"eventVersion\":\"1.08\",\"eventTime\":\"2026-03-17T02:00:01Z\",\"eventSource\":\"signin.amazonaws.com\",\"eventName\":\"ConsoleLogin\",\"awsRegion\":\"eu-west-1\",\"sourceIPAddress\":\"203.0.113.9\",\"userIdentity\":{\"type\":\"IAMUser\",\"userName\":\"mallory\"},\"responseElements\":{\"ConsoleLogin\":\"Failure\"},\"eventID\":\"e\",\"eventType\":\"AwsConsoleSignIn\",\"recipientAccountId\":\"123456789012\"}");
    assertThat(templates.text(logon))
        .contains("Console Login")
        .doesNotContain("mallory", "203.0.113.9", "123456789012");
  }

  @Test
  void everyEventHasOne() {
    for (String line : new String[] {"{}", "x", "\u0001\u0002", "[1]", "=".repeat(9000)}) {
      for (Event event : Parsing.events(line)) {
        assertThat(templates.key(event)).isNotZero();
        assertThat(templates.text(event)).isNotBlank().hasSizeLessThanOrEqualTo(600);
      }
    }
  }
}
