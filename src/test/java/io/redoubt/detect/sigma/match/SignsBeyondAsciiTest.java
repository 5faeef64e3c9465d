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

/// Values of any signs, written as they are or by their numbers, are answered as the rule reads.
class SignsBeyondAsciiTest {
  private static final long SEED = 20261122;
  private static final int RULES = 400;

  private static final List<String> SIGNS =
      List.of(
          " ",
          " ",
          "s",
          "K",
          "\u00e9",
          "\u0431",
          "\u4e2d",
          "\u017f",
          "\u212a",
          "\u0130",
          "\\u00e9",
          "\\u017F",
          "\\u212a",
          "\\u0073",
          "\\n",
          "\\\\",
          "\\u12",
          "\ud83d\ude00");

  private static String rules() {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < RULES; i++) {
      all.append("title: Rule ").append(i).append("\nid: r").append(i).append('\n');
      all.append("logsource: {product: windows, category: process_creation}\n");
      String asked = i % 3 == 0 ? "'*sk%d\u00e9*'" : i % 3 == 1 ? "'*ks%d *'" : "'*s k%d*'";
      all.append("detection:\n  a:\n    CommandLine: ").append(asked.formatted(i)).append('\n');
      all.append("  b:\n    - 'skl").append(i).append(" '\n");
      all.append("  condition: 1 of them\n---\n");
    }
    return all.toString();
  }

  private static String process(Random random, int most) {
    StringBuilder line = new StringBuilder();
    for (int left = random.nextInt(most); left > 0; left--) {
      line.append(SIGNS.get(random.nextInt(SIGNS.size())))
          .append(random.nextBoolean() ? "s" : "\\u017f")
          .append(List.of("k", "\u212a", " k", "kl").get(random.nextInt(4)))
          .append(random.nextInt(RULES))
          .append(random.nextBoolean() ? "\u00e9" : " ");
    }
    return """
    {"@timestamp":"2026-01-01T00:00:00Z","Channel":"Microsoft-Windows-Sysmon/Operational",\
    "SourceName":"Microsoft-Windows-Sysmon","EventID":1,"Hostname":"h","CommandLine":"%s"}\
    """
        .formatted(line);
  }

  @Test
  void noRuleIsLeftOutForTheWayAValueIsWritten() {
    LoadedRules loaded = RuleLoader.of(rules());
    assertThat(loaded.rules()).hasSize(RULES);
    RuleSet set = new RuleSet(loaded.rules());
    Random random = new Random(SEED);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      lines.add(process(random, i % 10 == 0 ? 400 : 12));
    }
    List<Event> events = LogEvents.of(lines);
    assertThat(events).hasSize(lines.size());
    Values values = new Values(loaded.slots(), events.getFirst());
    long[] bits = new long[set.room()];
    int matched = 0;
    for (Event event : events) {
      values.event(event);
      set.candidates(values, bits);
      for (int i = 0; i < RULES; i++) {
        values.rule(true);
        boolean plain = ExprMatcher.matches(loaded.rules().get(i), values);
        boolean quick = (bits[i >> 6] >>> i & 1) != 0 && set.holds(i, values);
        assertThat(values.exhausted()).isFalse();
        assertThat(quick)
            .as("rule %d of %s, seed %d", i, event.record().text(), SEED)
            .isEqualTo(plain);
        matched += plain ? 1 : 0;
      }
    }
    assertThat(matched).isGreaterThan(100);
  }
}
