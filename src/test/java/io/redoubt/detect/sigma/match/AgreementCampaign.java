package io.redoubt.detect.sigma.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.detect.sigma.LoadedRules;
import io.redoubt.detect.sigma.rule.SigmaRule;
import io.redoubt.event.Event;
import io.redoubt.testing.Corpus;
import io.redoubt.testing.LogEvents;
import io.redoubt.testing.SigmaHq;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// All rules on the events of all files of the corpus, by the fast matcher and the plain one.
/// `bench/campaign agree [EVENTS]`; of a file with more than so many events some are drawn, by
/// `redoubt.agree.seed`; `redoubt.agree.folders` names some folders only.
class AgreementCampaign {
  private static final String FOLDERS =
      "sigma/regression,evtx,otrf,panther,cloudtrail,suricata,zeek,wazuh,crowdsec,fail2ban,"
          + "loghub-2k,benign,formats,injections,ait-alerts";

  private final int most = Integer.getInteger("redoubt.agree.events", 40);
  private final Random random = new Random(Long.getLong("redoubt.agree.seed", 20261122));
  private final LoadedRules loaded = SigmaHq.rules();
  private final List<SigmaRule> rules = loaded.rules();
  private final RuleSet set = new RuleSet(rules);
  private final long[] bits = new long[set.room()];
  private long events;
  private long matches;
  private long asked;
  private long unanswered;

  @Test
  @Tag("campaign")
  void bothAgreeOnEveryRuleAndEvent() {
    for (String folder : System.getProperty("redoubt.agree.folders", FOLDERS).split(",")) {
      long before = events;
      for (Path file : Corpus.files(Corpus.require(folder))) {
        drawn(file).forEach(this::agree);
      }
      System.out.printf("%s: %,d events%n", folder, events - before);
    }
    System.out.printf(
        "%,d events, %,d rules, %,d pairs, all agree; %,d asked, %,d matched, %,d not answered%n",
        events, rules.size(), events * rules.size(), asked, matches, unanswered);
    assertThat(matches).isPositive();
  }

  /* Each event of a file is as likely as another (Vitter's algorithm R). */
  private List<Event> drawn(Path file) {
    List<Event> drawn = new ArrayList<>();
    long[] seen = new long[1];
    LogEvents.each(
        file,
        event -> {
          long place = seen[0]++ < most ? drawn.size() : random.nextLong(seen[0]);
          if (place == drawn.size()) {
            drawn.add(event.detached());
          } else if (place < most) {
            drawn.set((int) place, event.detached());
          }
        });
    return drawn;
  }

  private void agree(Event event) {
    Values values = new Values(loaded.slots(), event);
    values.event(event);
    set.candidates(values, bits);
    for (int i = 0; i < rules.size(); i++) {
      boolean plain = ReferenceMatcher.holds(rules.get(i).expr(), event);
      boolean candidate = (bits[i >> 6] & 1L << i) != 0;
      values.rule(true);
      boolean fast = candidate && holds(i, values);
      if (values.exhausted()) {
        unanswered++;
      } else if (fast != plain) {
        throw new AssertionError(
            "%s: fast %s, plain %s on %s"
                .formatted(rules.get(i).info().path(), fast, plain, event));
      }
      matches += plain ? 1 : 0;
      asked += candidate ? 1 : 0;
    }
    events++;
  }

  /* As matching does: what takes much is asked again, and may take all that is left then. */
  private boolean holds(int rule, Values values) {
    values.rule(false);
    boolean holds = set.holds(rule, values);
    if (values.exhausted()) {
      values.rule(true);
      holds = set.holds(rule, values);
    }
    return holds;
  }
}
