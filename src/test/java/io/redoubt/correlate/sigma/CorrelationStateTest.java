package io.redoubt.correlate.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Event;
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
import io.redoubt.event.finding.Stretch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CorrelationStateTest {
  private static final CorrelationRule FAILURES =
      rule(
          "failures",
          CorrelationRule.Type.EVENT_COUNT,
          List.of("failed"),
          Comparison.GTE,
          3,
          false);
  private static final CorrelationRule SUCCESS =
      rule(
          "success",
          CorrelationRule.Type.TEMPORAL_ORDERED,
          List.of("failures", "login"),
          Comparison.GTE,
          2,
          true);

  @Test
  void countsInWindowsThatNoClockCuts() {
    CorrelationRule rule = counting(3);
    assertThat(findings(rule, hits(rule, "a", 50, 61, 62))).hasSize(1);
    assertThat(findings(rule, hits(rule, "a", 0, 61, 62))).isEmpty();
    assertThat(findings(rule, hits(rule, "a", 0, 30, 60))).hasSize(1);
  }

  @Test
  void overlappingWindowsAreOneEpisodeAndFarOnesAreTwo() {
    CorrelationRule rule = counting(3);
    List<CorrelationHit> hits = hits(rule, "a", 0, 10, 20, 60, 70, 1000, 1010, 1020);
    List<Finding> found = findings(rule, hits);
    assertThat(found.stream().map(Finding::eventCount)).containsExactly(5L, 3L);
    assertThat(found.getFirst().events()).hasSize(5);
    assertThat(found.getFirst().fields()).containsEntry("source.ip", "a");
  }

  @Test
  void firstAndLastAreThoseOfAllEventsHoweverFewAreKept() {
    CorrelationRule rule = counting(3);
    CorrelationState state = new CorrelationState(List.of(rule));
    int many = 230_001;
    long begin = 1_800_000_007_000L;
    for (int i = 0; i < many; i++) {
      state.add(hit(rule, 0, "a", "", i + 7, List.of()));
    }
    Finding found = state.finish().getFirst();
    assertThat(found.eventCount()).isEqualTo(many);
    assertThat(found.stretch()).isEqualTo(new Stretch(begin, begin + (many - 1) * 1_000L));
    assertThat(found.time().millis()).isEqualTo(begin + (many - 1) * 1_000L);
  }

  @Test
  void groupsAreCountedApart() {
    CorrelationRule rule = counting(3);
    List<CorrelationHit> hits = new ArrayList<>(hits(rule, "a", 0, 1));
    hits.addAll(hits(rule, "b", 2, 3));
    assertThat(findings(rule, hits)).isEmpty();
  }

  @Test
  void countsDistinctValues() {
    CorrelationRule rule =
        rule("spray", CorrelationRule.Type.VALUE_COUNT, List.of("failed"), Comparison.GTE, 3, true);
    assertThat(findings(rule, valued(rule, "ann", "bob", "ann", "bob"))).isEmpty();
    List<Finding> found = findings(rule, valued(rule, "ann", "bob", "ann", "cid"));
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().fields()).containsEntry("correlation.distinct", "3");
    assertThat(found.getFirst().eventCount()).isEqualTo(4);
  }

  @Test
  void addsUpTheNumbersOfAWindow() {
    CorrelationRule rule =
        rule("sum", CorrelationRule.Type.VALUE_SUM, List.of("x"), Comparison.GT, 300, true);
    assertThat(findings(rule, valued(rule, "100.0", "99.5", "100.5"))).isEmpty();
    List<Finding> found = findings(rule, valued(rule, "100.0", "-1.0", "99.5", "102.0"));
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().fields()).containsEntry("correlation.sum", "300.5");
    assertThat(found.getFirst().eventCount()).isEqualTo(4);
  }

  @Test
  void whatHasLeftTheWindowIsNoLongerAddedUp() {
    CorrelationRule rule =
        rule("sum", CorrelationRule.Type.VALUE_SUM, List.of("x"), Comparison.GT, 300, true);
    List<CorrelationHit> hits =
        List.of(
            hit(rule, 0, "a", "200.0", 0, List.of()),
            hit(rule, 0, "a", "200.0", 61, List.of()),
            hit(rule, 0, "a", "100.0", 121, List.of()));
    assertThat(findings(rule, hits)).isEmpty();
    assertThat(
            findings(
                rule, List.of(hits.get(1), hits.get(2), hit(rule, 0, "a", "0.5", 100, List.of()))))
        .hasSize(1);
  }

  @Test
  void takesTheMeanOfTheNumbersOfAWindow() {
    CorrelationRule rule =
        rule("mean", CorrelationRule.Type.VALUE_AVG, List.of("x"), Comparison.GTE, 20, true);
    assertThat(findings(rule, valued(rule, "10.0", "20.0", "29.0"))).isEmpty();
    List<Finding> found = findings(rule, valued(rule, "10.0", "20.0", "30.0"));
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().fields()).containsEntry("correlation.average", "20");
  }

  @Test
  void findsTheValueThatIsRareAmongAllOfAWindow() {
    CorrelationRule rule =
        rule("rare", CorrelationRule.Type.VALUE_PERCENTILE, List.of("x"), Comparison.LTE, 10, true);
    String[] values = new String[12];
    Arrays.fill(values, "usual");
    values[10] = "odd";
    List<Finding> found = findings(rule, valued(rule, values));
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().fields()).containsEntry("correlation.percent", "9.090909");
    assertThat(found.getFirst().events())
        .extracting(event -> event.record().position())
        .containsExactly(10L);
    values[10] = "usual";
    assertThat(findings(rule, valued(rule, values))).isEmpty();
  }

  @Test
  void sumsAgreeWithAddingEachWindowAnew() {
    long seed = 20_261_121;
    Random random = new Random(seed);
    CorrelationRule rule =
        rule("sum", CorrelationRule.Type.VALUE_SUM, List.of("x"), Comparison.GT, 500, true);
    for (int round = 0; round < 50; round++) {
      List<CorrelationHit> hits = new ArrayList<>();
      int second = 0;
      for (int i = 0; i < 60; i++) {
        second += random.nextInt(12);
        hits.add(hit(rule, 0, "a", (random.nextInt(90) - 20) + ".0", second, List.of()));
      }
      boolean expected = false;
      for (int end = 0; end < hits.size(); end++) {
        double sum = 0;
        for (int i = 0; i <= end; i++) {
          boolean inside = second(hits.get(end)) - second(hits.get(i)) <= 60;
          sum += inside ? Double.parseDouble(hits.get(i).value()) : 0;
        }
        expected |= sum > 500;
      }
      List<CorrelationHit> shuffled = new ArrayList<>(hits);
      Collections.shuffle(shuffled, random);
      assertThat(findings(rule, shuffled).isEmpty()).as("seed %d", seed).isEqualTo(!expected);
    }
  }

  private static long second(CorrelationHit hit) {
    return hit.event().time().millis() / 1000;
  }

  @Test
  void anUpperBoundIsJudgedWindowByWindow() {
    CorrelationRule rule =
        rule("few", CorrelationRule.Type.EVENT_COUNT, List.of("x"), Comparison.LT, 3, true);
    List<Finding> found = findings(rule, hits(rule, "a", 0, 1, 2, 100, 101));
    assertThat(found.stream().map(Finding::eventCount)).containsExactly(2L);
  }

  @Test
  void aSuccessAfterManyFailuresIsFoundThroughBothRules() {
    CorrelationState state = new CorrelationState(List.of(FAILURES, SUCCESS));
    for (int second : new int[] {0, 1, 2, 3}) {
      state.add(failure("a", second));
    }
    state.add(hit(SUCCESS, 1, "a", "", 5, List.of()));
    state.add(hit(SUCCESS, 1, "b", "", 5, List.of()));
    List<Finding> found = state.finish();
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().rule().id()).isEqualTo("success");
    assertThat(found.getFirst().eventCount()).isEqualTo(5);
    assertThat(found.getFirst().fields()).containsEntry("source.ip", "a");
  }

  @Test
  void aSuccessBeforeTheFailuresIsNotFound() {
    CorrelationState state = new CorrelationState(List.of(FAILURES, SUCCESS));
    state.add(hit(SUCCESS, 1, "a", "", 0, List.of()));
    for (int second : new int[] {1, 2, 3}) {
      state.add(failure("a", second));
    }
    assertThat(state.finish()).isEmpty();
  }

  @Test
  void theOrderOfFilesDoesNotMatter() {
    CorrelationRule rule = counting(4);
    List<CorrelationHit> hits = new ArrayList<>();
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      hits.addAll(hits(rule, "g" + random.nextInt(4), random.nextInt(3000)));
    }
    List<String> expected = summary(findings(rule, hits));
    Collections.shuffle(hits, random);
    assertThat(summary(findings(rule, hits))).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(expected).isNotEmpty();
  }

  @Test
  void memoryIsBoundedAndWhatWasGivenUpIsNamed() {
    CorrelationRule rule = counting(3);
    CorrelationState state = new CorrelationState(List.of(rule), 100, 100);
    hits(rule, "attacker", 0, 1).forEach(state::add);
    for (int i = 0; i < 1000; i++) {
      hits(rule, "once" + i, i).forEach(state::add);
    }
    hits(rule, "attacker", 2).forEach(state::add);
    assertThat(state.evicted().getFirst().reason()).contains("groups were given up");
    assertThat(state.finish()).hasSize(1);
  }

  @Test
  void aLargerHeapKeepsMoreGroups() {
    assertThat(Room.of(448L << 20).groups()).isEqualTo(Room.GROUPS);
    assertThat(Room.of(768L << 20).groups()).isEqualTo(Room.GROUPS);
    assertThat(Room.of(1_061L << 20).groups()).isEqualTo(1_000_064);
    assertThat(Room.of(Long.MAX_VALUE).groups()).isEqualTo(4_000_000);
  }

  @Test
  void aMillionGroupsThatAreOneHitShortAreAllFound() {
    CorrelationRule rule = counting(2);
    CorrelationState state = new CorrelationState(List.of(rule), 1_000_000, 100_000);
    for (int i = 0; i < 1_000_000; i++) {
      state.add(once(rule, i, 0));
    }
    assertThat(state.groups()).isEqualTo(1_000_000);
    assertThat(state.evicted()).isEmpty();
    for (int i = 0; i < 1_000_000; i += 10_007) {
      state.add(once(rule, i, 1));
    }
    assertThat(state.finish()).hasSize(100);
  }

  private static CorrelationHit once(CorrelationRule rule, int group, int second) {
    return hits(rule, Integer.toString(group), second).getFirst();
  }

  @Test
  void fullMemoryAtTheEndLeavesRoomForTheRulesAbove() {
    CorrelationState state = new CorrelationState(List.of(FAILURES, SUCCESS), 20, 20);
    for (int group = 0; group < 20; group++) {
      for (int second : new int[] {0, 1, 2, 3}) {
        state.add(failure("g" + group, second));
      }
    }
    assertThat(state.finish()).isEmpty();
    assertThat(state.evicted()).isEmpty();
  }

  @Test
  void millionsOfHitsOfOneGroupKeepTheirCount() {
    CorrelationRule rule = counting(3);
    CorrelationState state = new CorrelationState(List.of(rule));
    CorrelationHit hit = hits(rule, "a", 1).getFirst();
    CorrelationHit later = hits(rule, "a", 40).getFirst();
    for (int i = 0; i < 300_000; i++) {
      state.add(i % 2 == 0 ? hit : later);
    }
    Finding found = state.finish().getFirst();
    assertThat(found.eventCount()).isEqualTo(300_000);
    assertThat(found.events()).hasSizeLessThanOrEqualTo(20);
  }

  @Test
  void eventsWithoutTimeCountTogether() {
    CorrelationRule rule = counting(3);
    List<CorrelationHit> hits = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Event event = event(EventTime.ABSENT, i);
      hits.add(new CorrelationHit(rule, 0, GroupValues.of(List.of("a")), "", event, List.of()));
    }
    assertThat(findings(rule, hits)).hasSize(1);
  }

  private static CorrelationHit failure(String group, int second) {
    CorrelationHit above = hit(SUCCESS, 0, group, "", second, List.of());
    return hit(FAILURES, 0, group, "", second, List.of(above));
  }

  private static List<String> summary(List<Finding> findings) {
    return findings.stream()
        .map(f -> f.fields() + " " + f.eventCount() + " " + f.time().seconds())
        .toList();
  }

  private static List<Finding> findings(CorrelationRule rule, List<CorrelationHit> hits) {
    CorrelationState state = new CorrelationState(List.of(rule));
    hits.forEach(state::add);
    return state.finish();
  }

  private static List<CorrelationHit> valued(CorrelationRule rule, String... values) {
    List<CorrelationHit> hits = new ArrayList<>();
    for (String value : values) {
      hits.add(hit(rule, 0, "a", value, hits.size(), List.of()));
    }
    return hits;
  }

  private static List<CorrelationHit> hits(CorrelationRule rule, String group, int... seconds) {
    List<CorrelationHit> hits = new ArrayList<>();
    for (int second : seconds) {
      hits.add(hit(rule, 0, group, "", second, List.of()));
    }
    return hits;
  }

  private static CorrelationHit hit(
      CorrelationRule rule,
      int base,
      String group,
      String value,
      int second,
      List<CorrelationHit> above) {
    Event event = event(EventTime.ok(1_800_000_000L + second, 0, "Z"), second);
    return new CorrelationHit(rule, base, GroupValues.of(List.of(group)), value, event, above);
  }

  private static Event event(EventTime time, int position) {
    SourceEntry entry = SourceEntry.named("test");
    EventBuilder builder = new EventBuilder();
    builder.begin(new RawRecord(entry, new byte[0], 0, 0, position, position, -1));
    builder.time(time);
    return builder.build();
  }

  private static CorrelationRule counting(int limit) {
    return rule(
        "count", CorrelationRule.Type.EVENT_COUNT, List.of("x"), Comparison.GTE, limit, true);
  }

  private static CorrelationRule rule(
      String id,
      CorrelationRule.Type type,
      List<String> bases,
      Comparison how,
      int limit,
      boolean alerts) {
    RuleInfo info =
        new RuleInfo(
            id,
            id,
            Severity.MEDIUM,
            "rule.yml",
            RuleInfo.Kind.CORRELATION,
            List.of(),
            List.of(),
            "",
            List.of());
    return new CorrelationRule(
        info,
        type,
        bases,
        List.of("source.ip"),
        Duration.ofMinutes(1),
        List.of(new Bound(how, limit)),
        alerts);
  }
}
