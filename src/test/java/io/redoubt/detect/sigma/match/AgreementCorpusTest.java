package io.redoubt.detect.sigma.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.detect.sigma.LoadedRules;
import io.redoubt.detect.sigma.rule.SigmaRule;
import io.redoubt.event.Event;
import io.redoubt.testing.Corpus;
import io.redoubt.testing.Figures;
import io.redoubt.testing.LogEvents;
import io.redoubt.testing.SigmaHq;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AgreementCorpusTest {
  private static final int EVENTS = 120;
  private static final int RULES = 150;

  @Test
  void theFastMatcherAgreesWithThePlainOneOnRealEventsAndRules() throws IOException {
    Path sigma = Corpus.require("sigma");
    LoadedRules loaded = SigmaHq.rules();
    String cases = Files.readString(sigma.resolve("regression/cases.csv"));
    List<SigmaRule> rules = new ArrayList<>(sample(loaded.rules(), RULES));
    loaded.rules().stream()
        .filter(rule -> cases.contains(rule.info().id()) && !rules.contains(rule))
        .forEach(rules::add);
    RuleSet set = new RuleSet(rules);
    long[] bits = new long[set.room()];
    long matches = 0;
    long asked = 0;
    List<Event> events = sample(events(), EVENTS);
    Values values = new Values(loaded.slots(), events.getFirst());
    for (Event event : events) {
      values.event(event);
      set.candidates(values, bits);
      for (int i = 0; i < rules.size(); i++) {
        boolean plain = ReferenceMatcher.holds(rules.get(i).expr(), event);
        values.rule(true);
        boolean candidate = (bits[i >> 6] & 1L << i) != 0;
        boolean fast = candidate && set.holds(i, values);
        assertThat(ExprMatcher.matches(rules.get(i), values)).isEqualTo(plain);
        assertThat(fast).as("%s on %s", rules.get(i).info().path(), event).isEqualTo(plain);
        matches += plain ? 1 : 0;
        asked += candidate ? 1 : 0;
      }
    }
    long pairs = (long) events.size() * rules.size();
    Figures.report(
        "rule and event pairs on which both matchers agree", pairs + " of " + pairs, "-");
    Figures.report("of these the rule was asked / matched", asked + " / " + matches, "-");
  }

  private static List<Event> events() {
    List<Event> events = new ArrayList<>();
    for (Path file : Corpus.files(Corpus.require("sigma/regression"))) {
      if (file.toString().endsWith(".evtx")) {
        events.addAll(LogEvents.of(file));
      }
    }
    List<Event> other = LogEvents.of(Corpus.require("loghub-2k/OpenSSH/OpenSSH_2k.log"));
    events.addAll(other.subList(0, Math.min(40, other.size())));
    return events;
  }

  private static <T> List<T> sample(List<T> all, int many) {
    List<T> shuffled = new ArrayList<>(all);
    java.util.Collections.shuffle(shuffled, new Random(20261121));
    return shuffled.subList(0, Math.min(many, shuffled.size()));
  }
}
