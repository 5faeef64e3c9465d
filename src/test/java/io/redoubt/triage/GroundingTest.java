package io.redoubt.triage;

import static io.redoubt.testing.Findings.event;
import static io.redoubt.testing.Findings.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Event;
import io.redoubt.event.Severity;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.AlertGroup;
import io.redoubt.event.finding.Counts;
import io.redoubt.event.finding.Habit;
import io.redoubt.event.finding.LoginHistory;
import io.redoubt.event.finding.RuleInfo;
import io.redoubt.event.finding.Scene;
import io.redoubt.taxonomy.attack.Attack;
import io.redoubt.verify.ground.GroundingVerifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GroundingTest {
  private static final Instant T0 = Instant.parse("2026-03-17T02:40:11Z");
  private static final Triage TRIAGE = new Triage(Attack.load());
  private static final GroundingVerifier VERIFIER = new GroundingVerifier();

  /// One technique for each category that a technique leads to.
  private static final List<String> TECHNIQUES =
      List.of(
          "T1110.001",
          "T1190",
          "T1595.002",
          "T1059.001",
          "T1543.003",
          "T1003.001",
          "T1021.002",
          "T1105",
          "T1048",
          "T1562.001",
          "T1490",
          "T1530",
          "T1136",
          "T1071",
          "T9999");

  @Property(tries = 150)
  void everySentenceIsGrounded(@ForAll long seed) {
    Alert alert = TRIAGE.alerts(List.of(group(new Random(seed)))).getFirst();
    assertThat(Grounding.unsupported(alert)).as(() -> Grounding.text(alert)).isEmpty();
    var grounding =
        VERIFIER.check(OwnVerdictsTest.answer(alert.verdict()), OwnVerdictsTest.lines(alert));
    assertThat(grounding.struck()).as(() -> Grounding.text(alert)).isEmpty();
    assertThat(grounding.precision()).as(() -> Grounding.text(alert)).isEqualTo(1);
    assertThat(alert.evidence().lines()).hasSizeLessThanOrEqualTo(24);
    assertThat(alert.verdict().observations()).isNotEmpty().hasSizeLessThanOrEqualTo(6);
    assertThat(alert.verdict().summary()).hasSizeBetween(20, 600);
    assertThat(alert.verdict().recommendations()).isNotEmpty().hasSizeLessThanOrEqualTo(5);
    assertThat(alert.verdict().missing()).hasSizeLessThanOrEqualTo(4);
    assertThat(alert.verdict().evidenceHash()).isEqualTo(alert.evidence().hash());
  }

  @Test
  void syntheticAlertsReachEveryCategoryOfAnAttack() {
    Set<String> seen = new TreeSet<>();
    for (long seed = 0; seed < 600; seed++) {
      seen.add(TRIAGE.alerts(List.of(group(new Random(seed)))).getFirst().verdict().category());
    }
    Set<Category> wanted = EnumSet.complementOf(EnumSet.of(Category.BENIGN_ACTIVITY));
    assertThat(seen).containsAll(wanted.stream().map(Category::id).toList());
  }

  @Test
  void theCheckerItselfFindsInventions() {
    Alert alert = TRIAGE.alerts(List.of(group(new Random(1)))).getFirst();
    assertThat(
            Grounding.unsupported(
                new Alert(
                    alert.id(),
                    alert.title(),
                    alert.severity(),
                    List.of(),
                    "new",
                    "",
                    alert.rules(),
                    alert.techniques(),
                    alert.tactics(),
                    alert.entities(),
                    1,
                    1,
                    null,
                    null,
                    alert.evidence(),
                    Lies.of(alert))))
        .isNotEmpty();
  }

  private static AlertGroup group(Random r) {
    Severity level = Severity.values()[r.nextInt(5)];
    RuleInfo.Kind kind = r.nextInt(4) == 0 ? RuleInfo.Kind.VENDOR : RuleInfo.Kind.DETECTION;
    String technique = TECHNIQUES.get(r.nextInt(TECHNIQUES.size()));
    List<AlertGroup.Hit> rules = new ArrayList<>();
    String title =
        r.nextInt(9) == 0 ? "ET TROJAN 77 \"quoted\" beacon 4.5" : "Rule for " + technique;
    rules.add(
        new AlertGroup.Hit(
            technique.equals("T9999")
                ? rule(title, level, kind)
                : rule(title, level, kind, technique),
            1 + r.nextInt(5000),
            Map.of()));
    for (int i = r.nextInt(9); i > 0; i--) {
      rules.add(new AlertGroup.Hit(rule("Other " + i, Severity.LOW), i, Map.of()));
    }
    boolean undated = r.nextInt(8) == 0;
    Instant last = T0.plusSeconds(r.nextInt(3) * 45_000L);
    String user = List.of("deploy", "CORP\\da.roth", "12345", "a\u202eb").get(r.nextInt(4));
    return new AlertGroup(
        "id",
        Scene.values()[r.nextInt(6)],
        "source.ip",
        "203.0.113.66",
        level,
        List.of("Level."),
        rules,
        values(r, user),
        9,
        1 + r.nextInt(20_000),
        r.nextInt(5) == 0,
        undated ? null : T0,
        undated ? null : last,
        r.nextInt(3),
        sample(),
        logins(r, user),
        r.nextBoolean() ? Set.of("process", "network") : Set.of("web"),
        Habit.ONCE);
  }

  private static Map<String, Counts> values(Random r, String user) {
    Map<String, Counts> all = new TreeMap<>();
    put(all, r, "source.ip", "203.0.113.66", "198.51.100.2", "10.20.0.11", "2001:db8::9");
    put(all, r, "user.name", user, "root", "admin", "git", "jenkins", "postgres");
    put(all, r, "user.target.name", "helpdesk3", "sysbackup");
    put(all, r, "host.name", "FS01.corp.example.com", "web01", "DC01", "web02");
    put(all, r, "destination.ip", "10.20.0.21", "203.0.113.9", "203.0.113.10", "203.0.113.11");
    put(all, r, "event.outcome", "failure", "success");
    put(all, r, "http.response.status_code", "404", "200", "403", "500", "302", "301");
    put(all, r, "url.original", "/a?x=1%20'\"or\"\u0007", "/b");
    put(all, r, "process.command_line", "powershell -enc " + "QUJD".repeat(60), "whoami /all");
    put(all, r, "service.name", "XbQkTzPn 12");
    put(all, r, "dns.question.name", "c2.example.net");
    put(all, r, "event.action", "logged-in", "service-installed");
    return all;
  }

  private static void put(Map<String, Counts> all, Random r, String field, String... values) {
    int some = r.nextInt(values.length + 1);
    List<Counts.Count> counts = new ArrayList<>();
    for (int i = 0; i < some; i++) {
      counts.add(new Counts.Count(values[i], 1 + (long) r.nextInt(3000)));
    }
    all.put(field, new Counts(counts, r.nextInt(6) != 0));
  }

  private static @Nullable LoginHistory logins(Random r, String user) {
    if (r.nextInt(3) == 0) {
      return null;
    }
    LoginHistory.Login after =
        r.nextBoolean()
            ? new LoginHistory.Login(T0.plusSeconds(700), user, "203.0.113.66", "auth.log", 412)
            : null;
    long successes = after == null ? 0 : 2;
    return new LoginHistory(
        "source.ip",
        "203.0.113.66",
        r.nextInt(300),
        successes,
        T0,
        T0,
        after,
        r.nextInt(2),
        r.nextInt(4) != 0);
  }

  private static List<Event> sample() {
    List<Event> events = new ArrayList<>();
    for (int i = 1; i <= 12; i++) {
      events.add(event("auth.log", i, T0.getEpochSecond() + i, "syslog.sshd", "user.name", "x"));
    }
    return events;
  }
}
