package io.redoubt.verify.ground;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.testing.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A true sentence in which one thing is changed must fall.
class MutationTest {
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\w.:/%-])(\\d[\\d,]*)(?![\\w:/%-]|\\.\\d)");
  private static final Pattern STAND_IN = Pattern.compile("\\b[A-Z]+(?:_[A-Z]+)?_(\\d)\\b");
  private static final Pattern ADDRESS = Pattern.compile("\\bIP_(EXT|INT)_(\\d)_N(\\d)");
  private static final Pattern TIME = Pattern.compile("\\b(\\d{1,2}):(\\d{2}):(\\d{2})\\b");
  private static final Pattern DAY = Pattern.compile("2026-03-17|17 March|March 17");
  private static final Pattern TECHNIQUE = Pattern.compile("\\bT(\\d{4})(\\.\\d{3})?\\b");
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]{4,})\"");
  private static final Pattern PATH = Pattern.compile("(?<=\\s)/[\\w./-]*\\w");
  private static final Map<String, String> OPPOSITES =
      Map.of(
          "failed", "succeeded",
          "failures", "successes",
          "succeeded", "failed",
          "No log-on", "A log-on",
          "no earlier successful", "an earlier successful",
          "rejected", "accepted");
  private static final List<String> NAMES =
      List.of("jsmith", "Mallory", "svc-backup", "USER_77", "the administrator's laptop WS-4711");
  private static final List<String> LIES =
      List.of(
          "Data was exfiltrated.",
          "Ransomware was executed on the host.",
          "Persistence was established.",
          "The attacker moved laterally to HOST_9.",
          "This was authorised maintenance.",
          "The connection was blocked by the firewall.",
          "The tool mimikatz was used.",
          "This is the work of Fancy Bear.",
          "The attempts were twice as many as the day before.",
          "The majority of the accounts were administrators.",
          "Six hundred and thirty-nine authentication failures were seen.",
          "Dozens of servers were affected.",
          "CVE-2024-3094 was used.",
          "The account аdmin was used.",
          "The address 198.51.100.77 took part.",
          "The file had the hash d41d8cd98f00b204e9800998ecf8427e.",
          "It began on Tuesday night.",
          "It lasted 5 hours.",
          "80% of the requests were answered.",
          "The process lsass.exe was dumped.",
          "The domain evil.example.net was contacted.",
          "The user logged in as root.",
          "More than 400 attempts were made.",
          "Visit https://example.net/fix for help.",
          "Run `rm -rf /` on the host.",
          "See ![x](//e.example/a).");

  private final Map<String, int[]> figures = new TreeMap<>();
  private final List<String> escaped = new ArrayList<>();

  private void mutate(String kind, Sentence sentence, String lie) {
    if (lie.equals(sentence.text())) {
      return;
    }
    int[] count = figures.computeIfAbsent(kind, _ -> new int[2]);
    count[1]++;
    if (sentence.struck(lie).isEmpty()) {
      escaped.add(kind + ": " + lie);
    } else {
      count[0]++;
    }
  }

  @Test
  void aTrueSentenceWithOneThingChangedFalls() {
    for (Sentence sentence : Sentence.all()) {
      if (!sentence.struck(sentence.text()).isEmpty()) {
        continue;
      }
      String text = sentence.text();
      each(NUMBER, text, (m, t) -> mutate("number", sentence, with(t, m, plus(m.group(), 1))));
      each(NUMBER, text, (m, t) -> mutate("number ×10", sentence, with(t, m, m.group() + "0")));
      each(STAND_IN, text, (m, t) -> mutate("stand-in", sentence, with(t, m, m.group() + "7")));
      each(ADDRESS, text, (m, t) -> mutate("address", sentence, with(t, m, m.group() + "5")));
      each(TIME, text, (m, t) -> mutate("time", sentence, with(t, m, later(m))));
      each(DAY, text, (m, t) -> mutate("day", sentence, with(t, m, m.group().replace("17", "18"))));
      each(TECHNIQUE, text, (m, t) -> mutate("technique", sentence, with(t, m, "T1486")));
      each(QUOTED, text, (m, t) -> mutate("quotation", sentence, with(t, m, "\"not said\"")));
      each(PATH, text, (m, t) -> mutate("path", sentence, with(t, m, m.group() + "x")));
      each(STAND_IN, text, (m, t) -> NAMES.forEach(n -> mutate("name", sentence, with(t, m, n))));
      OPPOSITES.forEach(
          (word, other) -> {
            if (text.contains(word)) {
              mutate("outcome", sentence, text.replaceFirst(word, other));
            }
          });
      LIES.forEach(lie -> mutate("invention", sentence, lie));
    }
    long good = figures.values().stream().mapToLong(c -> c[0]).sum();
    long all = figures.values().stream().mapToLong(c -> c[1]).sum();
    escaped.forEach(lie -> Figures.report("false and yet standing", lie, ""));
    figures.forEach(
        (kind, c) -> Figures.report("false sentences struck: " + kind, c[0] + "/" + c[1], ""));
    assertThat(figures.keySet()).hasSizeGreaterThanOrEqualTo(10);
    Figures.atLeast("false sentences struck", 0.99, good, all);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "auth|E7|312 log-ons succeeded and 1 failed.",
        "auth|E7|All 313 attempts failed.",
        "auth|E7|No log-on succeeded.",
        "auth|E3|There were 313 source addresses.",
        "auth|E5|290 hosts were attacked.",
        "auth|E2|The attack took 11 hours and 47 minutes.",
        "auth|E2|It happened at 2:40:11 PM.",
        "auth|E2|About 28,000 events came in.",
        "auth|E2|It took about 28% of the time.",
        "auth|E8|USER_1 logged in successfully and executed a payload.",
        "auth|E8|USER_1 was used, and the malware was removed.",
        "auth|E6|The attack was not successful.",
        "auth|E6|Not a single success followed.",
        "auth|E6|Thousands of failures were seen.",
        "auth|E6|There were 3k failures.",
        "auth|E6|There were threehundredandtwelve thousand failures.",
        "auth|E8|The log-on as bob succeeded.",
        "auth|E8|The user named deploy logged in successfully.",
        "auth|E8|Somebody logged in as backup.",
        "auth|E1|The rule fired four times.",
        "auth|E1|The rule fired 3 times, which was approved by the security team.",
        "auth|E9|This is benign.",
        "web|E7|None of the requests was answered with success.",
        "web|E7|All of the requests were answered with success.",
        "web|E7|No request failed.",
        "web|E6|Port 4433 was open.",
        "web|E8|A request for /.env.bak was made.",
        "web|E4|IP_EXT_4_N2 is 203.0.113.9.",
        "web|E4|The address 2001:db8::1 was used.",
      })
  void aLieOfRealPartsFalls(String pack, String ref, String lie) {
    assertThat(new Sentence("lie", requireNonNull(Packs.ALL.get(pack)), List.of(ref), lie).struck())
        .as(lie)
        .isNotEmpty();
  }

  private interface Change {
    void at(Matcher match, String text);
  }

  private static void each(Pattern what, String text, Change change) {
    Matcher match = what.matcher(text);
    while (match.find()) {
      change.at(match, text);
    }
  }

  private static String with(String text, Matcher match, String other) {
    return text.substring(0, match.start()) + other + text.substring(match.end());
  }

  private static String plus(String number, int one) {
    return Long.toString(Long.parseLong(number.replace(",", "")) + one);
  }

  private static String later(Matcher m) {
    return m.group(1) + ":" + m.group(2) + ":" + (m.group(3).equals("59") ? "07" : "59");
  }
}
