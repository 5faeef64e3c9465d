package io.redoubt.testing.report;

import io.redoubt.event.Severity;
import io.redoubt.event.analysis.Analysis;
import io.redoubt.event.analysis.InputReport;
import io.redoubt.event.analysis.ModelUse;
import io.redoubt.event.analysis.RulesReport;
import io.redoubt.event.analysis.TimeRange;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Disposition;
import io.redoubt.event.finding.Entities;
import io.redoubt.event.finding.Evidence;
import io.redoubt.event.finding.EvidencePack;
import io.redoubt.event.finding.Incident;
import io.redoubt.event.finding.Recommendation;
import io.redoubt.event.finding.RuleInfo;
import io.redoubt.event.finding.Statement;
import io.redoubt.event.finding.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A believable result of a run, made by hand: a web server attacked from one address, its account
/// taken over, the logs of a domain controller cleared.
public final class FakeAnalysis {
  private final String poison;

  private FakeAnalysis(String poison) {
    this.poison = poison;
  }

  /// The result as a healthy program would give it.
  public static Analysis incident() {
    return new FakeAnalysis("").analysis();
  }

  /// The same with a text appended to every field that an attacker or a rule author can fill.
  public static Analysis poisoned(String text) {
    return new FakeAnalysis(text).analysis();
  }

  /// A run that found nothing.
  public static Analysis quiet() {
    return new Analysis(
        List.of(
            new InputReport(
                "quiet/auth.log", "syslog.sshd", Map.of(), 10, 1, 0, null, false, "", "")),
        new RulesReport(44, 40, List.of()),
        1,
        0,
        List.of(),
        List.of(),
        new TimeRange(null, null, List.of(), List.of(), 1, 0),
        12,
        false,
        ModelUse.none("No local model: verdicts are deterministic."));
  }

  /// A run in which rules were loaded but could not look at everything.
  ///
  /// @param more rules that were not loaded
  public static Analysis limited(RulesReport.Skipped... more) {
    List<RulesReport.Skipped> rules = new ArrayList<>(List.of(more));
    rules.add(new RulesReport.Skipped("rules/own/many.yml", "groups were given up", true));
    Analysis quiet = quiet();
    return new Analysis(
        quiet.inputs(),
        new RulesReport(44, 40, rules),
        quiet.events(),
        quiet.findings(),
        quiet.alerts(),
        quiet.incidents(),
        quiet.time(),
        quiet.elapsedMillis(),
        quiet.interrupted(),
        quiet.model());
  }

  private Analysis analysis() {
    List<Alert> alerts = new ArrayList<>(List.of(bruteForce(), cleared(), scan()));
    for (int i = 0; i < 3; i++) {
      alerts.add(minor(i));
    }
    return new Analysis(
        inputs(),
        new RulesReport(
            48,
            12,
            List.of(
                new RulesReport.Skipped(
                    "rules/own/odd.yml:7:3" + poison, "unknown modifier `fuzzy`" + poison))),
        8_599_414,
        4_211,
        alerts,
        List.of(story()),
        time(),
        21_300,
        false,
        ModelUse.none(
            "No local model answers: verdicts are deterministic. To add one: ollama serve"
                + poison));
  }

  private List<InputReport> inputs() {
    return List.of(
        new InputReport(
            "incident/auth.log" + poison,
            "syslog.sshd",
            Map.of("syslog.sshd", 1_918L, "syslog.sudo", 14L),
            2_400_000,
            1_932,
            0,
            null,
            false,
            "5f2b1c0de94d4ab79de1ef1c1d6a7a6be3f01f1a2f1d56f4f5bbf3b3a3cbd2aa",
            "year inferred from dated records" + poison),
        new InputReport(
            "incident/access.log",
            "nginx.access",
            Map.of("nginx.access", 8_595_000L),
            1_900_000_000L,
            8_595_000,
            1_204,
            null,
            false,
            "0c2b1c0de94d4ab79de1ef1c1d6a7a6be3f01f1a2f1d56f4f5bbf3b3a3cbd2aa",
            ""),
        new InputReport(
            "incident/DC01.evtx",
            "windows.evtx",
            Map.of("windows.evtx", 2_482L),
            3_145_728,
            2_482,
            0,
            null,
            true,
            "",
            "chunk 3 is damaged: 41 records lost"),
        InputReport.skipped("incident/core.bin" + poison, "binary, no log" + poison, false),
        InputReport.skipped("incident/secret.log", "permission denied; run with sudo", true));
  }

  private static TimeRange time() {
    List<Long> histogram = new ArrayList<>();
    for (int i = 0; i < 48; i++) {
      histogram.add(i == 30 ? 9_000L : i > 28 && i < 34 ? 2_500L : (long) (i % 5) * 100);
    }
    return new TimeRange(
        Instant.parse("2026-11-12T03:10:00Z"),
        Instant.parse("2026-11-19T22:41:00Z"),
        histogram,
        List.of(
            new TimeRange.Gap(
                "incident/DC01.evtx",
                Instant.parse("2026-11-18T02:41:00Z"),
                Instant.parse("2026-11-18T03:25:00Z"))),
        3,
        1_932);
  }

  private Entities entities(String ip, String user, String host) {
    TreeMap<String, List<String>> values = new TreeMap<>();
    values.put("source.ip", List.of(ip));
    values.put("user.name", List.of(user + poison, "backup"));
    values.put("host.name", List.of(host));
    values.put("url.path", List.of("/login" + poison));
    values.put("user_agent.original", List.of("curl/8.1" + poison));
    return new Entities(values);
  }

  private RuleInfo rule(String id, String title, Severity level, String technique, String tactic) {
    return new RuleInfo(
        id,
        title + poison,
        level,
        "rules/core/" + id + ".yml" + poison,
        RuleInfo.Kind.CORRELATION,
        List.of(technique),
        List.of(tactic),
        "Many failed logins and then one that succeeds." + poison,
        List.of("A script with an old password" + poison));
  }

  private Alert bruteForce() {
    return new Alert(
        "a1f3c0ffee01",
        "Password guessing from 203.0.113.77 succeeded for deploy on web01" + poison,
        Severity.CRITICAL,
        List.of("Rule level high." + poison, "Raised: a login succeeded after the failures."),
        "new",
        "i77aa01",
        List.of(
            rule(
                "success-after-failures",
                "Success after many failed logins",
                Severity.HIGH,
                "T1110.001",
                "credential-access"),
            rule(
                "ssh-brute-force",
                "SSH brute force",
                Severity.MEDIUM,
                "T1110",
                "credential-access")),
        List.of("T1078", "T1110.001"),
        List.of("initial-access", "credential-access"),
        entities("203.0.113.77", "deploy", "web01"),
        1_919,
        1_919,
        Instant.parse("2026-11-18T02:11:07Z"),
        Instant.parse("2026-11-18T02:19:40Z"),
        bruteForceEvidence(),
        verdict(
            Severity.CRITICAL,
            "authentication_abuse",
            "203.0.113.77 guessed passwords 1,918 times and then logged in as deploy on web01 at"
                + " 02:19:40Z. The account must be treated as taken over."
                + poison,
            "E4",
            "E5"));
  }

  private EvidencePack bruteForceEvidence() {
    return new EvidencePack(
        List.of(
            Evidence.computed(
                "E1",
                Evidence.Kind.RULE,
                "Success after many failed logins (high) matched source.ip 203.0.113.77" + poison),
            Evidence.computed(
                "E2",
                Evidence.Kind.FACT,
                "1,918 failed logins from 203.0.113.77 between 02:11:07Z and 02:19:40Z for 2"
                    + " users: deploy, backup"
                    + poison),
            Evidence.computed("E3", Evidence.Kind.CONTEXT, "No process records of web01."),
            raw(
                "E4",
                1_201,
                "sshd[4411]: Failed password for deploy from 203.0.113.77 port 51514 ssh2"),
            raw(
                "E5",
                1_932,
                "sshd[4502]: Accepted password for deploy from 203.0.113.77 port 52022 ssh2")),
        "ab".repeat(32));
  }

  private Evidence raw(String id, long line, String text) {
    return new Evidence(
        id,
        Evidence.Kind.RAW,
        "9f00aa" + line,
        "incident/auth.log" + poison,
        line,
        -1,
        "Nov 18 02:11:07 web01 " + text + poison,
        "2026-11-18T02:11:07Z",
        List.of(),
        List.of());
  }

  private Verdict verdict(
      Severity severity, String category, String summary, String first, String last) {
    return new Verdict.Deterministic(
        Disposition.TRUE_POSITIVE,
        severity,
        category,
        summary,
        List.of(
            new Statement(List.of(first, last), "The failures came every 0.3 seconds." + poison),
            new Statement(List.of(last), "The last attempt succeeded.")),
        List.of(
            new Recommendation("reset_credentials", last, "The password is known to the attacker."),
            new Recommendation("block_indicator", first, "It is still trying." + poison)),
        List.of("process_tree", "user_confirmation"),
        0.93,
        "ab".repeat(32),
        "policy/1",
        null);
  }

  private Alert cleared() {
    Evidence record =
        new Evidence(
            "E1",
            Evidence.Kind.RAW,
            "77ee01",
            "incident/DC01.evtx",
            0,
            88_412,
            "<Event><System><EventID>1102</EventID></System></Event>" + poison,
            "2026-11-18T02:40:55Z",
            List.of(),
            List.of());
    return new Alert(
        "b2e4c0ffee02",
        "Security event log cleared on DC01 by 管理者",
        Severity.HIGH,
        List.of("Rule level high."),
        "new",
        "i77aa01",
        List.of(
            rule(
                "log-cleared", "Event log cleared", Severity.HIGH, "T1070.001", "defense-evasion")),
        List.of("T1070.001"),
        List.of("defense-evasion"),
        entities("10.0.0.5", "管理者", "DC01"),
        1,
        1,
        Instant.parse("2026-11-18T02:40:55Z"),
        Instant.parse("2026-11-18T02:40:55Z"),
        new EvidencePack(List.of(record), "cd".repeat(32)),
        verdict(
            Severity.HIGH, "other", "The Security log of DC01 was cleared by 管理者.", "E1", "E1"));
  }

  private Alert scan() {
    return small("c3d5c0ffee03", "Web scan of web02 from 198.51.100.9", Severity.MEDIUM, 8_841);
  }

  private Alert minor(int i) {
    return small("d4c6c0ffee1" + i, "Unusual user agent on web02", Severity.LOW, 3 + i);
  }

  private Alert small(String id, String title, Severity severity, long events) {
    return new Alert(
        id,
        title + poison,
        severity,
        List.of("Rule level " + severity.id() + "."),
        "new",
        "",
        List.of(rule("web-scan", "Web scan", severity, "T1595", "reconnaissance")),
        List.of("T1595"),
        List.of("reconnaissance"),
        entities("198.51.100.9", "-", "web02"),
        events,
        events,
        Instant.parse("2026-11-17T19:02:10Z"),
        Instant.parse("2026-11-17T19:12:10Z"),
        new EvidencePack(
            List.of(Evidence.computed("E1", Evidence.Kind.RULE, "Web scan matched." + poison)),
            "ef".repeat(32)),
        verdict(
            severity,
            "reconnaissance",
            "198.51.100.9 asked web02 for pages it has not.",
            "E1",
            "E1"));
  }

  private Incident story() {
    return new Incident(
        "i77aa01",
        "web01 taken over from 203.0.113.77, then logs cleared on DC01" + poison,
        Severity.CRITICAL,
        "new",
        List.of(
            new Incident.Member("a1f3c0ffee01", "It comes first: the login of deploy." + poison),
            new Incident.Member("b2e4c0ffee02", "Same network 21 minutes later.")),
        List.of("initial-access", "credential-access", "defense-evasion"),
        entities("203.0.113.77", "deploy", "web01"),
        1_920,
        Instant.parse("2026-11-18T02:11:07Z"),
        Instant.parse("2026-11-18T02:40:55Z"),
        List.of(
            new Incident.Moment(
                Instant.parse("2026-11-18T02:11:07Z"), "a1f3c0ffee01", "Guessing begins." + poison),
            new Incident.Moment(
                Instant.parse("2026-11-18T02:19:40Z"), "a1f3c0ffee01", "deploy logs in."),
            new Incident.Moment(
                Instant.parse("2026-11-18T02:40:55Z"), "b2e4c0ffee02", "The log is cleared.")),
        new Incident.Course(
            List.of("Its worst alert is of severity critical." + poison),
            "Guessing of deploy from 203.0.113.77, 2026-11-18 02:11:07 UTC" + poison,
            "defense evasion, since 2026-11-18 02:40:55 UTC" + poison),
        verdict(
            Severity.CRITICAL,
            "authentication_abuse",
            "203.0.113.77 took over deploy on web01 and 21 minutes later the Security log of DC01"
                + " was cleared."
                + poison,
            "a1f3c0ffee01",
            "b2e4c0ffee02"));
  }
}
