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

/// Of long values rules are answered in other ways than of short ones, and just the same.
class LongValuesTest {
  private static final long SEED = 20261123;

  private static final List<String> ASKED =
      List.of(
          "CommandLine|re: '.{1000,}'",
          "CommandLine|re: '[^x]{60,}x'",
          "CommandLine|re: '(?i)word[0-9]{2}\\s+-enc'",
          "CommandLine|re: '(word1|-enc).*(word2|/c) '",
          "CommandLine|contains: ' -enc'",
          "CommandLine|contains|all: ['word1 ', 'word2', '/c']",
          "CommandLine|contains: ['word17 ', 'k\u00e9', 'word3/']",
          "CommandLine|contains|windash: ['-enc ', ' -c ']",
          "CommandLine|contains|cased: ['WORD', 'Word1 ']",
          "CommandLine|contains: '\ud83d\ude00'",
          "CommandLine|contains: '\u0431'",
          "CommandLine|endswith: ['word5', '-enc', 'x']",
          "CommandLine|startswith: ['word', '/c']",
          "CommandLine: ['*word1*-enc*', 'word?*x']",
          "CommandLine|contains: 'w?rd1? /'");

  private static final List<String> WORDS =
      List.of("word", "WORD", "Word1 ", "word2", " -enc", " /enc ", "/c ", " -c ", "x", " ", "k");

  private static final List<String> BEYOND =
      List.of("\u00e9", "\u0431", "\ud83d\ude00", "\u017f", "\u2013enc ", "\\u0057ord1 ", "\\\\");

  private static String rules() {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < ASKED.size(); i++) {
      all.append("title: Rule ").append(i).append("\nid: r").append(i).append('\n');
      all.append("logsource: {product: windows, category: process_creation}\n");
      all.append("detection:\n  a:\n    ").append(ASKED.get(i));
      all.append("\n  condition: a\n---\n");
    }
    return all.toString();
  }

  private static String process(Random random) {
    int length = random.nextInt(1_500, 6_000);
    int some = random.nextInt(3, WORDS.size());
    int beyond = random.nextInt(3);
    StringBuilder line = new StringBuilder();
    while (line.length() < length) {
      line.append(WORDS.get(random.nextInt(some)));
      line.append(random.nextInt(4) == 0 ? random.nextInt(100) : "");
      if (beyond > 0 && random.nextInt(200) == 0) {
        line.append(BEYOND.get(random.nextInt(beyond == 1 ? 2 : BEYOND.size())));
      }
    }
    return """
    {"@timestamp":"2026-01-01T00:00:00Z","Channel":"Microsoft-Windows-Sysmon/Operational",\
    "SourceName":"Microsoft-Windows-Sysmon","EventID":1,"Hostname":"h","CommandLine":"%s"}\
    """
        .formatted(line);
  }

  @Test
  void rulesAreAnsweredOfLongValuesAsTheyAreWritten() {
    LoadedRules loaded = RuleLoader.of(rules());
    assertThat(loaded.rules()).hasSize(ASKED.size());
    RuleSet set = new RuleSet(loaded.rules());
    Random random = new Random(SEED);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      lines.add(process(random));
    }
    List<Event> events = LogEvents.of(lines);
    Values values = new Values(loaded.slots(), events.getFirst());
    long[] bits = new long[set.room()];
    int[] matched = new int[ASKED.size()];
    for (Event event : events) {
      values.event(event);
      set.candidates(values, bits);
      for (int i = 0; i < matched.length; i++) {
        values.rule(true);
        boolean plain = ReferenceMatcher.holds(loaded.rules().get(i).expr(), event);
        boolean quick = (bits[i >> 6] >>> i & 1) != 0 && set.holds(i, values);
        assertThat(values.exhausted()).isFalse();
        assertThat(quick).as("seed %d, %s of %s", SEED, ASKED.get(i), event).isEqualTo(plain);
        matched[i] += plain ? 1 : 0;
      }
    }
    for (int i = 0; i < matched.length; i++) {
      assertThat(matched[i]).as(ASKED.get(i)).isBetween(1, events.size());
    }
  }
}
