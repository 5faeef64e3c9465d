package io.redoubt.detect.sigma.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.detect.sigma.LoadedRules;
import io.redoubt.detect.sigma.RuleLoader;
import io.redoubt.event.Event;
import io.redoubt.testing.LogEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What is remembered of values changes no answer.
class KnownValuesTest {
  private static final long SEED = 20261122;
  private static final int RULES = 200;

  private static String rules() {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < RULES; i++) {
      all.append("title: Rule ").append(i).append("\nid: r").append(i).append('\n');
      all.append("logsource: {product: windows, category: process_creation}\n");
      all.append("detection:\n  a:\n    Image|endswith: '\\p").append(i % 40).append(".exe'\n");
      all.append("  b:\n    CommandLine|contains: ['w").append(i).append(" ', 'w\u00e9']\n");
      String other = i % 4 == 0 ? "['-', 'w1|w2.+W3']" : "['p7[.]exe', '[13]\\.Exe']";
      all.append("  c:\n    Image|re: ").append(other).append('\n');
      all.append("    SourceIp|cidr: ['10.").append(i % 30).append(".0.0/16', '192.0.2.0/24']\n");
      all.append("  condition: a and (b or not c)\n---\n");
    }
    return all.toString();
  }

  private static String process(Random random) {
    String image =
        "C:\\\\W\\\\p" + random.nextInt(45) + (random.nextInt(9) == 0 ? ".e\\u0078e" : ".exe");
    StringBuilder line = new StringBuilder(image);
    for (int left = random.nextInt(12); left > 0; left--) {
      line.append(" w").append(random.nextInt(RULES + 20));
    }
    line.append(random.nextInt(20) == 0 ? " W\u00c9" : " -x");
    return """
    {"@timestamp":"2026-01-01T00:00:00Z","Channel":"Microsoft-Windows-Sysmon/Operational",\
    "SourceName":"Microsoft-Windows-Sysmon","EventID":1,"Hostname":"h","Image":"%s",\
    "CommandLine":"%s","SourceIp":"10.%d.0.7"}\
    """
        .formatted(image, line, random.nextInt(35));
  }

  @Test
  void valuesThatComeAgainAreAnsweredAsTheFirstTime() {
    LoadedRules loaded = RuleLoader.of(rules());
    RuleSet set = new RuleSet(loaded.rules());
    Random random = new Random(SEED);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      lines.add(process(random));
    }
    List<Event> events = LogEvents.of(lines);
    Values values = new Values(loaded.slots(), events.getFirst());
    long[] bits = new long[set.room()];
    long[] first = new long[set.room()];
    int held = 0;
    for (int i = 0; i < 4000; i++) {
      Event event = events.get(random.nextInt(events.size()));
      Values fresh = new Values(loaded.slots(), event);
      set.candidates(fresh, first);
      values.event(event);
      set.candidates(values, bits);
      for (int rule = 0; rule < RULES; rule++) {
        boolean candidate = (bits[rule >> 6] >>> rule & 1) != 0;
        assertThat(candidate)
            .as("rule %d, seed %d", rule, SEED)
            .isEqualTo((first[rule >> 6] >>> rule & 1) != 0);
        if (candidate) {
          boolean holds = set.holds(rule, values);
          assertThat(holds)
              .as("rule %d on %s, seed %d", rule, event.record().text(), SEED)
              .isEqualTo(ExprMatcher.matches(loaded.rules().get(rule), values));
          held += holds ? 1 : 0;
        }
      }
    }
    assertThat(held).isGreaterThan(1000);
  }
}
