package io.redoubt.correlate.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.EventBuilder;
import io.redoubt.event.EventTime;
import io.redoubt.event.RawRecord;
import io.redoubt.event.Severity;
import io.redoubt.event.SourceEntry;
import io.redoubt.event.finding.CorrelationHit;
import io.redoubt.event.finding.CorrelationRule;
import io.redoubt.event.finding.CorrelationRule.Bound;
import io.redoubt.event.finding.CorrelationRule.Comparison;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.finding.GroupValues;
import io.redoubt.event.finding.RuleInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Alerts are told while more hits come: what is told is what an analysis of the hits so far finds,
/// and telling changes nothing.
class GlanceTest {
  private static final CorrelationRule FAILURES =
      rule("failures", CorrelationRule.Type.EVENT_COUNT, List.of("failed"), 3);
  private static final CorrelationRule SUCCESS =
      rule("success", CorrelationRule.Type.TEMPORAL_ORDERED, List.of("failures", "login"), 2);
  private static final CorrelationRule BREAKS =
      rule("breaks", CorrelationRule.Type.EVENT_COUNT, List.of("success"), 2);
  private static final List<CorrelationRule> RULES = List.of(FAILURES, SUCCESS, BREAKS);

  private static CorrelationRule rule(
      String id, CorrelationRule.Type type, List<String> bases, int limit) {
    RuleInfo info =
        new RuleInfo(
            id,
            id,
            Severity.MEDIUM,
            id + ".yml",
            RuleInfo.Kind.CORRELATION,
            List.of(),
            List.of(),
            "",
            List.of());
    Bound bound = new Bound(Comparison.GTE, limit);
    return new CorrelationRule(
        info, type, bases, List.of("source.ip"), Duration.ofMinutes(1), List.of(bound), true);
  }

  private static CorrelationHit hit(
      CorrelationRule rule, int base, String group, int second, List<CorrelationHit> above) {
    EventBuilder builder = new EventBuilder();
    builder.begin(new RawRecord(SourceEntry.named("test"), new byte[0], 0, 0, second, second, -1));
    builder.time(EventTime.ok(1_800_000_000L + second, 0, "Z"));
    GroupValues values = GroupValues.of(List.of(group));
    return new CorrelationHit(rule, base, values, "", builder.build(), above);
  }

  private static CorrelationHit failure(String group, int second) {
    return hit(FAILURES, 0, group, second, List.of(login(0, group, second)));
  }

  private static CorrelationHit login(int base, String group, int second) {
    return hit(SUCCESS, base, group, second, List.of(hit(BREAKS, 0, group, second, List.of())));
  }

  private static List<String> told(List<Finding> findings) {
    return findings.stream()
        .map(
            f ->
                f.rule().id()
                    + f.fields()
                    + f.eventCount()
                    + f.time()
                    + f.events().stream().map(e -> e.record().position()).toList())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whatIsToldAtAnyMomentIsWhatAnAnalysisOfTheHitsSoFarFinds(long seed) {
    Random random = new Random(seed);
    CorrelationState live = new CorrelationState(RULES);
    List<CorrelationHit> sofar = new ArrayList<>();
    int found = 0;
    for (int i = 0; i < 400; i++) {
      String group = "g" + random.nextInt(6);
      int second = i * 4 - random.nextInt(90);
      CorrelationHit next =
          random.nextInt(5) == 0 ? login(1, group, second) : failure(group, second);
      live.add(next);
      sofar.add(next);
      if (i % 7 == 0) {
        CorrelationState whole = new CorrelationState(RULES);
        sofar.forEach(whole::add);
        List<String> told = told(live.findings());
        found += told.size();
        assertThat(told).isEqualTo(told(whole.finish()));
      }
    }
    assertThat(found).isPositive();
    assertThat(told(live.findings())).isEqualTo(told(live.findings()));
    assertThat(told(live.findings())).isEqualTo(told(live.finish()));
  }

  @Test
  void onlyGroupsThatAreHandedAHitAreCopied() {
    CorrelationState state = new CorrelationState(RULES);
    for (int group = 0; group < 1_000; group++) {
      state.add(login(1, "g" + group, group));
      state.add(failure("g" + group, group));
    }
    for (int second = 1; second < 3; second++) {
      state.add(failure("g7", 7 - second));
    }
    Glance glance = state.glance();
    List<Finding> findings = glance.findings();
    assertThat(findings.stream().map(f -> f.rule().id()))
        .containsExactly("failures", "success", "breaks");
    assertThat(glance.copied()).isEqualTo(1);
    assertThat(state.groups()).isEqualTo(2_000);
  }

  @Test
  void whatOnlyHoldsUntilMoreComesIsNotTold() {
    Bound few = new Bound(Comparison.LT, 3);
    CorrelationRule rule =
        new CorrelationRule(
            FAILURES.info(),
            CorrelationRule.Type.EVENT_COUNT,
            List.of("failed"),
            List.of("source.ip"),
            Duration.ofMinutes(1),
            List.of(few),
            true);
    CorrelationState state = new CorrelationState(List.of(rule));
    state.add(hit(rule, 0, "a", 1, List.of()));
    assertThat(state.findings()).isEmpty();
    assertThat(state.finish()).hasSize(1);
  }
}
