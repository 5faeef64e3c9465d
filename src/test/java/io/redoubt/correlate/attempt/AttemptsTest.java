package io.redoubt.correlate.attempt;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.correlate.EntityHistory;
import io.redoubt.event.Event;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.finding.LoginHistory;
import io.redoubt.event.state.StateIn;
import io.redoubt.event.state.StateOut;
import io.redoubt.testing.Analyses;
import io.redoubt.testing.LogEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One wrong password is one attempt, however many lines tell of it.
class AttemptsTest {
  private static final String ADDRESS = "203.0.113.9";

  private static String line(int second, int pid, String message) {
    return "2026-11-18T02:%02d:%02d+00:00 web01 sshd[%d]: %s"
        .formatted(second / 60, second % 60, pid, message);
  }

  /// What Debian writes about wrong passwords for a user that does not exist.
  private static List<String> stranger(int second, int pid, int passwords) {
    String from = " from %s port %d".formatted(ADDRESS, 40_000 + pid);
    List<String> lines = new ArrayList<>();
    lines.add(line(second, pid, "Invalid user oracle" + from));
    for (int i = 0; i < passwords; i++) {
      lines.add(line(second + i, pid, "pam_unix(sshd:auth): check pass; user unknown"));
      if (i == 0) {
        lines.add(
            line(
                second,
                pid,
                "pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh"
                    + " ruser= rhost="
                    + ADDRESS));
      }
      lines.add(line(second + i, pid, "Failed password for invalid user oracle" + from + " ssh2"));
    }
    lines.add(
        line(
            second + passwords,
            pid,
            "error: maximum authentication attempts exceeded for invalid user oracle"
                + from
                + " ssh2 [preauth]"));
    return lines;
  }

  private static long attempts(List<String> lines) {
    return attempts(lines, Integer.MAX_VALUE);
  }

  private static long attempts(List<String> lines, int batch) {
    EntityHistory whole = new EntityHistory();
    List<Event> events = LogEvents.of(lines);
    for (int i = 0; i < events.size(); i += batch) {
      EntityHistory part = whole.part(new Lines());
      events.subList(i, Math.min(events.size(), i + batch)).forEach(part::observe);
      whole.merge(part);
    }
    LoginHistory known = requireNonNull(whole.logins("source.ip", ADDRESS, 0, List.of()));
    return known.failures();
  }

  @Test
  void severalLinesAboutOnePasswordAreOneAttempt() {
    assertThat(attempts(stranger(0, 700, 1))).isEqualTo(1);
  }

  @Test
  void threePasswordsInOneConnectionAreThreeAttempts() {
    assertThat(attempts(stranger(0, 700, 3))).isEqualTo(3);
  }

  @Test
  void aNameThatNoPasswordFollowsIsAnAttempt() {
    assertThat(attempts(List.of(line(1, 7, "Invalid user oracle from " + ADDRESS)))).isEqualTo(1);
  }

  @Test
  void aKnownUserWithAModulesLineIsOneAttempt() {
    List<String> lines =
        List.of(
            line(
                1,
                8,
                "pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh"
                    + " ruser= rhost="
                    + ADDRESS
                    + "  user=root"),
            line(3, 8, "Failed password for root from " + ADDRESS + " port 4022 ssh2"));
    assertThat(attempts(lines)).isEqualTo(1);
  }

  @Test
  void connectionsAreCountedApartThoughTheyRunAtTheSameTime() {
    List<String> lines = new ArrayList<>();
    for (int second = 0; second < 50; second++) {
      lines.addAll(stranger(second, 900 + second, 2));
    }
    assertThat(attempts(lines)).isEqualTo(100);
    lines.sort(null);
    assertThat(attempts(lines)).isEqualTo(100);
  }

  @Test
  void aProcessNumberThatComesAgainIsAnotherConnection() {
    List<String> lines = new ArrayList<>(stranger(0, 700, 1));
    lines.addAll(stranger(1900, 700, 1));
    assertThat(attempts(lines)).isEqualTo(2);
    List<String> ports =
        List.of(
            line(1, 5, "Failed password for root from " + ADDRESS + " port 4022 ssh2"),
            line(2, 5, "Invalid user oracle from " + ADDRESS + " port 4023"));
    assertThat(attempts(ports)).isEqualTo(2);
  }

  @Test
  void theNumberDependsNeitherOnTheOrderNorOnTheBatches() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      lines.addAll(stranger(i * 3, 100 + i, 1 + i % 3));
    }
    long wanted = attempts(lines);
    assertThat(wanted).isEqualTo(79);
    for (int batch : new int[] {1, 2, 7, 50}) {
      assertThat(attempts(lines, batch)).isEqualTo(wanted);
    }
    Collections.shuffle(lines, new Random(7));
    assertThat(attempts(lines)).isEqualTo(wanted);
  }

  @Test
  void linesOfUnknownProcessesAreAllCounted() {
    List<String> lines =
        List.of(
            "Nov 18 02:11:01 web01 sshd: Invalid user oracle from " + ADDRESS,
            "Nov 18 02:11:02 web01 sshd: Failed password for root from " + ADDRESS);
    assertThat(attempts(lines)).isEqualTo(2);
  }

  @Test
  void correlationsCountAttemptsToo(@TempDir Path folder) throws IOException {
    Path log = folder.resolve("auth.log");
    List<String> three = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      three.addAll(stranger(i, 300 + i, 1));
    }
    Files.write(log, three);
    assertThat(Analyses.of(log.toString()).alerts())
        .as("three attempts are no reason for an alert, though twelve lines tell of them")
        .isEmpty();
    List<String> twelve = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      twelve.addAll(stranger(i, 300 + i, 1));
    }
    Files.write(log, twelve);
    List<Finding> findings = new ArrayList<>();
    Analyses.telling(findings::add, log.toString());
    assertThat(findings)
        .filteredOn(f -> f.rule().title().equals("Many failed logins from one address"))
        .singleElement()
        .satisfies(f -> assertThat(f.eventCount()).isEqualTo(12));
  }

  @Test
  void remembersWithinBounds() {
    Attempts attempts = new Attempts();
    Line last = null;
    for (int i = 0; i < Attempts.CONNECTIONS + 200; i += 100) {
      List<String> lines = new ArrayList<>();
      for (int k = 0; k < 100; k++) {
        lines.add(line(1, i + k, "Invalid user oracle from " + ADDRESS));
      }
      for (Event each : LogEvents.of(lines)) {
        last = requireNonNull(Line.of(each));
        attempts.again(last, 1);
      }
    }
    assertThat(attempts.remembered()).isEqualTo(Attempts.CONNECTIONS);
    assertThat(attempts.again(requireNonNull(last), 2)).isFalse();
  }

  @Test
  void whatAForgottenConnectionToldIsNotHeldAgainstThoseAfterIt() {
    Attempts attempts = new Attempts();
    List<String> texts = new ArrayList<>();
    for (int pid = 0; pid < Attempts.CONNECTIONS + 300; pid++) {
      texts.add(line(1, pid, "Invalid user oracle from " + ADDRESS));
    }
    List<Line> lines = LogEvents.of(texts).stream().map(e -> requireNonNull(Line.of(e))).toList();
    Line other =
        requireNonNull(Line.of(LogEvents.of(stranger(0, Attempts.CONNECTIONS + 299, 1)).getLast()));
    for (Line each : lines) {
      for (long what = 1; what <= 40; what++) {
        assertThat(attempts.again(each, what)).isFalse();
      }
    }
    assertThat(attempts.again(other, 7)).isTrue();
    assertThat(attempts.again(other, 41)).isFalse();
  }

  @Test
  void goesOnAfterARestart() {
    List<Event> events = LogEvents.of(stranger(0, 700, 1));
    Line first = requireNonNull(Line.of(events.getFirst()));
    Line third = requireNonNull(Line.of(events.get(3)));
    Attempts before = new Attempts();
    assertThat(before.again(first, 1)).isFalse();
    StateOut out = new StateOut();
    before.write(out);
    Attempts after = new Attempts();
    after.read(new StateIn(out.toByteArray()));
    assertThat(after.again(third, 1)).isTrue();
    assertThat(after.again(third, 2)).isFalse();
  }
}
