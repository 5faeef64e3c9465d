package io.redoubt.verify.ground;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Evidence as a model is shown it, for tests: a guessed password, and a scanned web server that
/// answers.
final class Packs {
  private static final List<EvidenceLine> AUTH = auth();
  private static final List<EvidenceLine> WEB = web();
  static final Map<String, List<EvidenceLine>> ALL = Map.of("auth", AUTH, "web", WEB);

  private Packs() {}

  private static EvidenceLine line(int n, boolean outside, String text, String... tags) {
    return new EvidenceLine("E" + n, text, List.of(tags), outside);
  }

  private static List<EvidenceLine> auth() {
    List<EvidenceLine> all = new ArrayList<>();
    all.add(
        line(
            1,
            false,
            "Rule \"SSH password guessing\" (level high) fired 3 times; technique T1110.001"
                + " Password Guessing.",
            "fact:rule",
            "rule:r1",
            "technique:T1110.001",
            "judged:authentication_abuse"));
    all.add(
        line(
            2,
            false,
            "313 events from 2026-03-17 02:40:11 UTC to 2026-03-17 02:51:58 UTC (11 min 47 s,"
                + " about 28 a minute).",
            "fact:count"));
    all.add(line(3, false, "1 source address: IP_EXT_1_N1 (313).", "fact:sources"));
    all.add(
        line(
            4,
            true,
            "14 user names: ADMIN_1 (120), USER_1 (64), USER_2 (41), SERVICE_1 (30), USER_3"
                + " (22), ….",
            "fact:users"));
    all.add(line(5, true, "2 hosts: HOST_1 (290), HOST_2 (23).", "fact:hosts"));
    all.add(
        line(
            6,
            false,
            "Outcome: failure (312), success (1).",
            "fact:outcomes",
            "outcome:failure",
            "outcome:success"));
    all.add(
        line(
            7,
            false,
            "In the whole input, log-ons of IP_EXT_1_N1: 312 failed, 1 succeeded, of these 0"
                + " earlier than the first failure.",
            "fact:log_ons",
            "outcome:failure",
            "outcome:success"));
    all.add(
        line(
            8,
            true,
            "A log-on as USER_1 from IP_EXT_1_N1 succeeded at 2026-03-17 02:51:58 UTC, after the"
                + " first failure (auth.log, line 412).",
            "fact:success_after",
            "outcome:success"));
    all.add(
        line(
            9,
            false,
            "Harmless causes the rule's author knows: A script with an old password.",
            "fact:known_harmless"));
    all.add(line(10, false, "The input has no process and network events at all.", "fact:blind"));
    all.add(
        line(
            11,
            true,
            "Mar 17 02:40:11 HOST_1 sshd[2217]: Failed password for invalid user ADMIN_1 from"
                + " IP_EXT_1_N1 port 51544 ssh2",
            "outcome:failure",
            "category:authentication",
            "type:start"));
    all.add(
        line(
            12,
            true,
            "Mar 17 02:51:58 HOST_1 sshd[2390]: Accepted password for USER_1 from IP_EXT_1_N1"
                + " port 55122 ssh2",
            "outcome:success",
            "category:authentication",
            "type:start"));
    return List.copyOf(all);
  }

  private static List<EvidenceLine> web() {
    List<EvidenceLine> all = new ArrayList<>();
    all.add(
        line(
            1,
            false,
            "Rule \"SQL injection in query string\" (level medium) fired 85 times; technique"
                + " T1190 Exploit Public-Facing Application.",
            "fact:rule",
            "technique:T1190",
            "judged:web_attack"));
    all.add(
        line(
            2,
            false,
            "2 other rules fired on these events: \"Scanner by user agent\" (low), \"Path"
                + " traversal\" (medium).",
            "fact:other_rules"));
    all.add(
        line(
            3,
            false,
            "1,285 events from 2026-03-17 14:11:03 UTC to 2026-03-17 16:34:12 UTC (2 h 23 min,"
                + " about 8 a minute).",
            "fact:count"));
    all.add(line(4, false, "1 source address: IP_EXT_4_N2 (1,285).", "fact:sources"));
    all.add(line(5, true, "1 host: HOST_7 (1,285).", "fact:hosts"));
    all.add(
        line(
            6,
            false,
            "1 destination address: IP_INT_2_N3 (1,285); ports 443 (1,200), 8080" + " (85).",
            "fact:destinations"));
    all.add(
        line(7, false, "Status codes: 404 (1,101), 200 (97), 403 (80), 500 (7).", "fact:answers"));
    all.add(
        line(
            8,
            true,
            "Requested: \"/.env\", \"/admin/config.php?id=1%27--\", \"/wp-login.php\", ….",
            "fact:urls"));
    all.add(
        line(9, false, "The input has no process and authentication events at all.", "fact:blind"));
    all.add(
        line(
            10,
            true,
            "IP_EXT_4_N2 - - [17/Mar/2026:14:11:03 +0000] \"GET /.env HTTP/1.1\" 404 196 \"-\""
                + " \"sqlmap/1.7.2\"",
            "outcome:failure",
            "category:web"));
    all.add(
        line(
            11,
            true,
            "IP_EXT_4_N2 - - [17/Mar/2026:15:02:44 +0000] \"GET /wp-login.php HTTP/1.1\" 200 4523"
                + " \"-\" \"sqlmap/1.7.2\"",
            "outcome:success",
            "category:web"));
    return List.copyOf(all);
  }
}
