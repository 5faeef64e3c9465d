package io.redoubt.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Incident;
import io.redoubt.event.state.StateIn;
import io.redoubt.event.state.StateOut;
import io.redoubt.testing.Analyses;
import io.redoubt.testing.LogEvents;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Alerts on two machines are one story when an account went from the one to the other in between.
class LateralMovesTest {
  /* Minutes are after 02:00 on the day of IncidentBuilderTest. */
  private static final Alert SHELL = on("shell", 0, "web01");
  private static final Alert DUMP = on("dump", 75, "fs01.corp.example.com");
  private static final Alert ADMIN = on("admin", 130, "DC01");

  private static Alert on(String id, int minute, String host) {
    return IncidentBuilderTest.alert(id, minute, Severity.HIGH, "persistence", "host.name", host);
  }

  private static String time(int minute) {
    return "2026-03-17T%02d:%02d:00Z".formatted(2 + minute / 60, minute % 60);
  }

  private static String windows(
      int minute, int code, String host, String user, String address, String more) {
    return """
    {"@timestamp":"%s","winlog":{"channel":"Security","event_id":"%d","computer_name":"%s",\
    "provider_name":"Microsoft-Windows-Security-Auditing","event_data":{"TargetUserName":"%s",\
    "IpAddress":"%s"%s}}}\
    """
        .formatted(time(minute), code, host, user, address, more);
  }

  private static String ntlm(int minute, String station, String address, String host, String user) {
    String more = ",\"LogonType\":\"3\",\"WorkstationName\":\"%s\"".formatted(station);
    return windows(minute, 4624, host, user, address, more);
  }

  private static String ssh(int minute, String host, String user, String address) {
    return "%s %s sshd[9]: Accepted password for %s from %s port 4022 ssh2"
        .formatted(time(minute), host, user, address);
  }

  private static Moves moves(List<String> lines) {
    EntityHistory history = new EntityHistory();
    LogEvents.of(lines).forEach(history::observe);
    return history.moves();
  }

  private static List<Incident> stories(List<Alert> alerts, String... lines) {
    return new IncidentBuilder().build(alerts, moves(List.of(lines))).incidents();
  }

  @Test
  void anAccountThatGoesOnJoinsBothMachinesAndIsNamed() {
    List<Incident> stories =
        stories(
            List.of(SHELL, DUMP), ntlm(70, "WEB01", "10.20.0.11", "FS01.corp.example.com", "svc"));
    assertThat(stories).hasSize(1);
    Incident story = stories.getFirst();
    assertThat(story.members().getLast().why())
        .isEqualTo(
            "A way from machine to machine that was not used before leads to it from"
                + " \"Title of shell\": Network log-on as svc from web01 (10.20.0.11) to fs01 at"
                + " 2026-03-17 03:10:00 UTC.");
    assertThat(story.timeline())
        .extracting(Incident.Moment::text)
        .containsExactly(
            "Title of shell",
            "Network log-on as svc from web01 (10.20.0.11) to fs01",
            "Title of dump");
    assertThat(story.verdict().summary()).contains("leads from one machine to the next");
  }

  @Test
  void machinesAreSpeltAsTheAlertsSpellThem() {
    Alert dump = on("dump", 75, "FS01.corp.example.com");
    String way = ntlm(70, "WEB01", "10.20.0.11", "fs01", "svc");
    assertThat(stories(List.of(SHELL, dump), way).getFirst().timeline())
        .extracting(Incident.Moment::text)
        .contains("Network log-on as svc from web01 (10.20.0.11) to FS01");
  }

  @Test
  void withoutTheLogOnTheyAreNoStory() {
    assertThat(stories(List.of(SHELL, DUMP))).isEmpty();
  }

  @Test
  void aChainOfMachinesIsOneStory() {
    List<Incident> stories =
        stories(
            List.of(SHELL, DUMP, ADMIN),
            ntlm(70, "WEB01", "10.20.0.11", "fs01", "svc"),
            windows(
                120,
                4624,
                "DC01",
                "da.roth",
                "10.20.0.21",
                ",\"LogonType\":\"10\",\"WorkstationName\":\"FS01\""));
    assertThat(stories).singleElement().satisfies(s -> assertThat(s.members()).hasSize(3));
    assertThat(stories.getFirst().timeline())
        .extracting(Incident.Moment::text)
        .contains("Remote desktop log-on as da.roth from fs01 (10.20.0.21) to DC01");
  }

  @Test
  void sshIsAWayTooOnceAnAddressHasItsName() {
    Alert second = on("second", 80, "db01");
    String named = ssh(70, "db01", "deploy", "10.20.0.11");
    assertThat(stories(List.of(SHELL, second), named)).isEmpty();
    String name = ntlm(1, "WEB01", "10.20.0.11", "fs09", "x");
    assertThat(stories(List.of(SHELL, second), name, named)).hasSize(1);
  }

  @Test
  void machineAccountsTellTheAddressOfTheirMachineButAreNoMove() {
    String machine = ntlm(1, "-", "10.20.0.11", "dc01", "WEB01$");
    Alert second = on("second", 80, "db01");
    assertThat(stories(List.of(SHELL, second), machine, ssh(70, "db01", "deploy", "10.20.0.11")))
        .hasSize(1);
    Alert there = on("there", 20, "dc01");
    assertThat(stories(List.of(SHELL, there), machine)).isEmpty();
  }

  @Test
  void explicitCredentialsNameBothMachines() {
    String explicit =
        windows(70, 4648, "WEB01", "svc", "-", ",\"TargetServerName\":\"fs01.corp.example.com\"");
    assertThat(stories(List.of(SHELL, DUMP), explicit)).hasSize(1);
    String local = windows(70, 4648, "WEB01", "svc", "-", ",\"TargetServerName\":\"localhost\"");
    assertThat(stories(List.of(SHELL, DUMP), local)).isEmpty();
  }

  @Test
  void aWayThatWasUsedBeforeIsNoMove() {
    assertThat(
            stories(
                List.of(on("late", 30, "web01"), DUMP),
                ntlm(1, "WEB01", "10.20.0.11", "fs01", "svc"),
                ntlm(70, "WEB01", "10.20.0.11", "fs01", "svc")))
        .isEmpty();
  }

  @Test
  void whatComesLongAfterTheMoveOrBeforeItIsNotJoined() {
    String move = ntlm(70, "WEB01", "10.20.0.11", "fs01", "svc");
    assertThat(stories(List.of(SHELL, on("early", 50, "fs01")), move)).isEmpty();
    assertThat(stories(List.of(SHELL, on("late", 70 + 125, "fs01")), move)).isEmpty();
    assertThat(stories(List.of(on("shell", 90, "web01"), on("x", 75, "fs01")), move)).isEmpty();
  }

  @Test
  void whereManyLogOnTheAccountMustBeNamed() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      lines.add(ntlm(2, "PC" + i, "10.20.7." + i, "fs01", "user" + i));
    }
    lines.add(ntlm(70, "WEB01", "10.20.0.11", "fs01", "svc"));
    String[] all = lines.toArray(String[]::new);
    assertThat(stories(List.of(SHELL, DUMP), all)).isEmpty();
    Alert named =
        IncidentBuilderTest.alert(
            "named",
            75,
            Severity.HIGH,
            "persistence",
            "host.name",
            "fs01",
            "user.name",
            "CORP\\svc");
    assertThat(stories(List.of(SHELL, named), all)).hasSize(1);
  }

  @Test
  void alertsBelowMediumAreNotJoined() {
    Alert low =
        IncidentBuilderTest.alert("low", 75, Severity.LOW, "persistence", "host.name", "fs01");
    String move = ntlm(70, "WEB01", "10.20.0.11", "fs01", "svc");
    assertThat(stories(List.of(SHELL, low), move)).isEmpty();
  }

  @Test
  void neitherOrderNorPartsNorARestartChangeWhatIsKnown() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      lines.add(ntlm(i, "PC" + i % 9, "10.20.7." + i % 9, "fs0" + i % 4, "user" + i % 3));
    }
    Moves whole = moves(lines);
    Collections.shuffle(lines, new Random(3));
    Moves merged = moves(lines.subList(0, 30));
    merged.merge(moves(lines.subList(30, 60)));
    assertThat(merged.ways()).containsExactlyElementsOf(whole.ways());
    assertThat(merged.names()).isEqualTo(whole.names());
    StateOut out = new StateOut();
    whole.write(out);
    Moves again = new Moves();
    again.read(new StateIn(out.toByteArray()));
    assertThat(again.ways()).containsExactlyElementsOf(whole.ways());
    assertThat(again.names()).isEqualTo(whole.names());
  }

  @Test
  void remembersWithinBounds() {
    Moves moves = new Moves();
    for (int i = 0; i < 3; i++) {
      EntityHistory history = new EntityHistory();
      List<String> lines = new ArrayList<>();
      for (int k = 0; k < 9_000; k++) {
        lines.add(ssh(3, "h" + k, "u" + i, "10.%d.%d.%d".formatted(i, k / 250, k % 250)));
      }
      LogEvents.of(lines).forEach(history::observe);
      moves.merge(history.moves());
    }
    assertThat(moves.ways()).hasSize(Moves.MOST);
  }

  @Test
  void theSampleIsOneStoryOverThreeMachines() {
    List<Incident> stories = Analyses.of("samples/incident").incidents();
    assertThat(stories).hasSize(1);
    assertThat(stories.getFirst().title()).contains("web01, FS01, DC01");
  }
}
