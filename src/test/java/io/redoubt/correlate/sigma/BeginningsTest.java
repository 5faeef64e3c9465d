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
import io.redoubt.event.state.StateIn;
import io.redoubt.event.state.StateOut;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Groups that are too small to matter are kept small, and nothing that is found shows it.
class BeginningsTest {
  private static final ValueKey VALUES = new ValueKey(1, 2);
  private static final CorrelationRule MANY = rule("many", CorrelationRule.Type.EVENT_COUNT, 3);
  private static final CorrelationRule USERS = rule("users", CorrelationRule.Type.VALUE_COUNT, 4);
  private static final CorrelationRule ORDERED =
      rule("ordered", CorrelationRule.Type.TEMPORAL_ORDERED, 2);
  private static final CorrelationRule CROWD = rule("crowd", CorrelationRule.Type.EVENT_COUNT, 40);
  private static final List<CorrelationRule> RULES = List.of(MANY, USERS, CROWD, ORDERED);

  private static CorrelationRule rule(String name, CorrelationRule.Type type, int bound) {
    RuleInfo info =
        new RuleInfo(
            name,
            name,
            Severity.MEDIUM,
            name + ".yml",
            RuleInfo.Kind.CORRELATION,
            List.of(),
            List.of(),
            "",
            List.of());
    return new CorrelationRule(
        info,
        type,
        List.of("a", "b"),
        List.of("source.ip"),
        Duration.ofMinutes(1),
        List.of(new Bound(Comparison.GTE, bound)),
        true);
  }

  /// Every group whole from its first hit on, found in a map: the slow way.
  private static final class Whole implements Judging.Above {
    private final Map<String, Map<List<Object>, Group>> groups = new LinkedHashMap<>();
    private final Samples.Budget budget = new Samples.Budget(100_000, 1L << 30);

    private Map<List<Object>, Group> of(CorrelationRule rule) {
      return groups.computeIfAbsent(rule.info().id(), _ -> new LinkedHashMap<>());
    }

    void add(CorrelationHit hit) {
      add(hit, Era.DATED, hit.event().time().millis(), 1);
    }

    @Override
    public void add(CorrelationHit hit, Era era, long time, int events) {
      Map<List<Object>, Group> mine = of(hit.rule());
      List<Object> key = List.of(era, hit.group());
      Group group = mine.get(key);
      Counted counted = VALUES.counted(hit, time, events);
      if (group == null) {
        mine.put(key, new Group(era, counted, budget));
      } else {
        group.add(counted, Judging.window(hit.rule()), budget);
      }
    }

    List<Finding> finish() {
      List<Finding> findings = new ArrayList<>();
      Judging judging = new Judging(budget, this);
      for (CorrelationRule rule : RULES) {
        of(rule).values().forEach(g -> judging.judge(rule, g, findings));
      }
      return findings;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16})
  void whatIsFoundIsWhatGroupsKeptWholeFind(long seed) {
    Random random = new Random(seed);
    Whole whole = new Whole();
    CorrelationState state = new CorrelationState(RULES);
    for (CorrelationHit hit : stream(random, 6_000)) {
      whole.add(hit);
      state.add(hit);
    }
    List<String> expected = told(whole.finish());
    assertThat(expected).hasSizeGreaterThan(20);
    assertThat(told(state.findings())).as("seed %d", seed).isEqualTo(expected);
    assertThat(told(state.finish())).as("seed %d", seed).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23})
  void aStateThatWasWrittenGoesOnAsIfItHadNotBeen(long seed) {
    List<CorrelationHit> hits = stream(new Random(seed), 3_000);
    CorrelationState through = new CorrelationState(RULES);
    hits.forEach(through::add);
    CorrelationState before = new CorrelationState(RULES);
    hits.subList(0, 1_700).forEach(before::add);
    StateOut out = new StateOut();
    before.write(out);
    CorrelationState after = new CorrelationState(RULES);
    after.read(new StateIn(out.toByteArray()));
    assertThat(after.groups()).isEqualTo(before.groups());
    hits.subList(1_700, hits.size()).forEach(after::add);
    assertThat(told(after.finish())).as("seed %d", seed).isEqualTo(told(through.finish()));
  }

  @Test
  void whereNoEventHasRoomCountsStayExactAndTheLastEventIsShown() {
    Groups owner = new Groups(new Keys(), MANY);
    Beginnings few = new Beginnings(new Samples.Budget(0, 0), 100, 0);
    few.begin(owner, Era.DATED, counted(1), 0);
    int row = few.find(owner, Era.DATED, values("g"));
    few.add(row, counted(2));
    Group group = few.take(row, counted(3));
    assertThat(group.size()).isEqualTo(3);
    List<Finding> found = new ArrayList<>();
    new Judging(new Samples.Budget(10, 1 << 20), (_, _, _, _) -> {}).judge(MANY, group, found);
    assertThat(found.getFirst().eventCount()).isEqualTo(3);
    assertThat(found.getFirst().events().getFirst().record().position()).isEqualTo(3);
    assertThat(few.size()).isZero();
  }

  @Test
  void smallGroupsAreGivenUpOldestFirstThoseWithOneHitBeforeOthersAndThatIsTold() {
    CorrelationState state = new CorrelationState(List.of(MANY), 100, 100);
    state.add(hit(MANY, 0, "two", "", 0, List.of()));
    state.add(hit(MANY, 0, "two", "", 1, List.of()));
    for (int i = 0; i < 1_000; i++) {
      state.add(hit(MANY, 0, "one" + i, "", i, List.of()));
    }
    assertThat(state.groups()).isLessThanOrEqualTo(100);
    state.add(hit(MANY, 0, "two", "", 2, List.of()));
    assertThat(state.evicted().getFirst().path()).isEqualTo("many.yml");
    assertThat(state.finish()).hasSize(1);
  }

  @Test
  void rowsAreFoundAgainThroughAnyChanges() {
    long seed = 20_261_122;
    Random random = new Random(seed);
    Groups owner = new Groups(new Keys(), CROWD);
    Beginnings few = new Beginnings(new Samples.Budget(50, 1 << 20), 10_000, 1 << 16);
    Map<String, Integer> expected = new LinkedHashMap<>();
    for (int step = 0; step < 20_000; step++) {
      String name = "g" + random.nextInt(900);
      int row = few.find(owner, Era.DATED, values(name));
      Counted next = VALUES.counted(hit(CROWD, 0, name, "", step, List.of()), step, 1);
      assertThat(row >= 0).as("seed %d", seed).isEqualTo(expected.containsKey(name));
      if (row < 0) {
        few.begin(owner, Era.DATED, next, step);
        expected.put(name, 1);
      } else if (random.nextInt(3) == 0 || !few.takes(row)) {
        assertThat(few.take(row, next).size()).isEqualTo(expected.remove(name) + 1);
      } else {
        few.add(row, next);
        expected.merge(name, 1, Integer::sum);
      }
      assertThat(few.size()).isEqualTo(expected.size());
    }
    assertThat(few.rows(owner)).hasSize(expected.size());
  }

  private static List<CorrelationHit> stream(Random random, int events) {
    List<CorrelationHit> hits = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      String group = "g" + (random.nextInt(4) == 0 ? random.nextInt(9) : random.nextInt(2_000));
      int second = i / 4 - random.nextInt(50);
      Event event = event(i, second);
      GroupValues values = values(group);
      CorrelationHit above = new CorrelationHit(ORDERED, 0, values, "", event, List.of());
      if (random.nextInt(9) == 0) {
        hits.add(new CorrelationHit(ORDERED, 1, values, "", event, List.of()));
      } else {
        hits.add(new CorrelationHit(MANY, 0, values, "", event, List.of(above)));
        hits.add(new CorrelationHit(USERS, 0, values, "u" + random.nextInt(9), event, List.of()));
        hits.add(new CorrelationHit(CROWD, 0, values, "", event, List.of()));
      }
    }
    return hits;
  }

  private static Counted counted(int second) {
    return VALUES.counted(hit(MANY, 0, "g", "", second, List.of()), second * 1000L, 1);
  }

  private static CorrelationHit hit(
      CorrelationRule rule,
      int base,
      String group,
      String value,
      int second,
      List<CorrelationHit> above) {
    return new CorrelationHit(rule, base, values(group), value, event(second, second), above);
  }

  private static GroupValues values(String group) {
    return GroupValues.of(List.of(group));
  }

  private static Event event(int number, int second) {
    EventBuilder builder = new EventBuilder();
    byte[] line = ("line " + number).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    builder.begin(
        new RawRecord(SourceEntry.named("test"), line, 0, line.length, number, number, -1));
    builder.time(EventTime.ok(1_800_000_000L + second, 0, "Z"));
    return builder.build();
  }

  private static List<String> told(List<Finding> findings) {
    return findings.stream()
        .map(
            f ->
                f.rule().id()
                    + f.fields()
                    + f.eventCount()
                    + f.time()
                    + f.stretch()
                    + f.events().stream().map(e -> e.record().position()).toList())
        .toList();
  }
}
