package io.redoubt.detect.vendor;

import io.redoubt.event.Severity;
import io.redoubt.taxonomy.attack.Tactic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the title of another product's alert says about it, for records that carry neither ATT&CK
/// names nor a severity: a table of words, read from the top; the first row that fits decides. The
/// words are those that intrusion detection systems of any make use in their titles.
///
/// @param tactic the tactic, or null when the title tells none
/// @param level how bad, when nothing else tells
record TitleWords(@Nullable Tactic tactic, Severity level) {
  private record Row(Tactic tactic, Severity level, List<String> stems) {}

  private static final TitleWords NOTHING = new TitleWords(null, Severity.LOW);

  private static final List<Row> ROWS =
      List.of(
          row(Tactic.IMPACT, Severity.HIGH, "ransom", "wiper", "shadow copies deleted"),
          row(Tactic.PERSISTENCE, Severity.HIGH, "webshell", "web shell"),
          row(
              Tactic.COMMAND_AND_CONTROL,
              Severity.HIGH,
              "command and control",
              "c2 ",
              "cnc ",
              "beacon",
              "reverse shell"),
          row(
              Tactic.CREDENTIAL_ACCESS,
              Severity.HIGH,
              "mimikatz",
              "credential dump",
              "credential theft",
              "dcsync",
              "kerberoast"),
          row(Tactic.EXFILTRATION, Severity.MEDIUM, "exfiltrat", "dns tunnel", "data theft"),
          row(
              Tactic.EXECUTION,
              Severity.HIGH,
              "malware",
              "trojan",
              "backdoor",
              "rootkit",
              "meterpreter",
              "virus detected",
              "virus found"),
          row(Tactic.LATERAL_MOVEMENT, Severity.HIGH, "lateral movement", "psexec", "pass the"),
          row(
              Tactic.DEFENSE_EVASION,
              Severity.HIGH,
              "log cleared",
              "logs cleared",
              "log was cleared"),
          row(
              Tactic.PRIVILEGE_ESCALATION,
              Severity.LOW,
              "sudo",
              "changed uid",
              "setuid",
              "privilege escalation"),
          row(
              Tactic.CREDENTIAL_ACCESS,
              Severity.MEDIUM,
              "brute force",
              "bruteforc",
              "password guess",
              "password spray",
              "multiple authentication fail",
              "multiple failed log"),
          row(
              Tactic.INITIAL_ACCESS,
              Severity.MEDIUM,
              "exploit",
              "web attack",
              "sql injection",
              "sqli",
              "lfi",
              "rce",
              "command injection",
              "code injection",
              "xss",
              "cross site scripting",
              "path traversal",
              "directory traversal",
              "remote code execution"),
          row(
              Tactic.RECONNAISSANCE,
              Severity.LOW,
              "scan",
              "nmap",
              "nikto",
              "sqlmap",
              "probe",
              "probing",
              "sweep",
              "enumerat",
              "suspicious url",
              "400 error",
              "forbidden"),
          row(
              Tactic.CREDENTIAL_ACCESS,
              Severity.LOW,
              "login fail",
              "logon fail",
              "failed log",
              "authentication fail",
              "failed password",
              "invalid user"),
          row(Tactic.PERSISTENCE, Severity.LOW, "new user added", "user account created"));

  private static Row row(Tactic tactic, Severity level, String... stems) {
    return new Row(tactic, level, List.of(stems));
  }

  /// The tactic as a list of short names, empty when the title tells none.
  List<String> tactics() {
    return tactic == null ? List.of() : List.of(tactic.shortName());
  }

  /// What this title says.
  static TitleWords of(String title) {
    String words = words(title);
    for (Row row : ROWS) {
      for (String stem : row.stems()) {
        int at = words.indexOf(stem);
        while (at > 0 && words.charAt(at - 1) != ' ') {
          at = words.indexOf(stem, at + 1);
        }
        if (at > 0) {
          return new TitleWords(row.tactic(), row.level());
        }
      }
    }
    return NOTHING;
  }

  /* Lower case, one space around each word. */
  private static String words(String title) {
    StringBuilder words = new StringBuilder(title.length() + 2).append(' ');
    for (int i = 0; i < title.length(); i++) {
      char c = title.charAt(i);
      char low = c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
      boolean word = (low >= 'a' && low <= 'z') || (low >= '0' && low <= '9');
      if (word) {
        words.append(low);
      } else if (words.charAt(words.length() - 1) != ' ') {
        words.append(' ');
      }
    }
    return words.append(' ').toString();
  }
}
