package io.redoubt.correlate.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Event;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Severity;
import io.redoubt.event.finding.CorrelationHit;
import io.redoubt.event.finding.CorrelationRule;
import io.redoubt.event.finding.CorrelationRule.Bound;
import io.redoubt.event.finding.CorrelationRule.Comparison;
import io.redoubt.event.finding.GroupValues;
import io.redoubt.event.finding.RuleInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroupsTest {
  private static final Event EVENT = new EventBuilder().build();

  private final Samples.Budget budget = new Samples.Budget(1000, 1 << 20);
  private final CorrelationRule rule = rule();

  @Test
  void keepsTheOrderAndTheSinglesOfAMapThroughAnyChanges() {
    long seed = 20_261_121;
    Random random = new Random(seed);
    Groups groups = new Groups(new Keys());
    Map<String, Group> expected = new LinkedHashMap<>();
    Set<Group> grown = new HashSet<>();
    for (int step = 0; step < 5000; step++) {
      String name = "g" + random.nextInt(200);
      Group known = groups.find(Era.DATED, values(name));
      assertThat(known).as("seed %d", seed).isSameAs(expected.get(name));
      if (known == null) {
        Group group = new Group(Era.DATED, hit(name), budget);
        groups.add(group);
        expected.put(name, group);
      } else if (random.nextInt(3) == 0) {
        groups.remove(known);
        expected.remove(name);
      } else {
        known.add(hit(name), 1000, budget);
        groups.grown(known);
        grown.add(known);
      }
      assertThat(groups.size()).isEqualTo(expected.size());
      assertThat(groups.oldest()).isSameAs(expected.values().stream().findFirst().orElse(null));
      assertThat(groups.oldestSingle())
          .isSameAs(
              expected.values().stream().filter(g -> !grown.contains(g)).findFirst().orElse(null));
    }
    List<Group> all = new ArrayList<>();
    groups.forEach(all::add);
    assertThat(all).containsExactlyElementsOf(expected.values());
  }

  @Test
  void equalValuesOnOtherTimeLinesAreOtherGroups() {
    Groups groups = new Groups(new Keys());
    Group dated = new Group(Era.DATED, hit("a"), budget);
    Group undated = new Group(Era.NO_TIME, hit("a"), budget);
    groups.add(dated);
    groups.add(undated);
    assertThat(groups.find(Era.DATED, values("a"))).isSameAs(dated);
    assertThat(groups.find(Era.NO_TIME, values("a"))).isSameAs(undated);
    assertThat(groups.find(Era.YEAR_UNKNOWN, values("a"))).isNull();
  }

  @Test
  void groupsOfOtherCorrelationsWithTheSameValuesAreOthers() {
    Keys keys = new Keys();
    Groups one = new Groups(keys);
    Groups other = new Groups(keys);
    Group mine = new Group(Era.DATED, hit("a"), budget);
    one.add(mine);
    assertThat(other.find(Era.DATED, values("a"))).isNull();
    Group theirs = new Group(Era.DATED, hit("a"), budget);
    other.add(theirs);
    assertThat(one.find(Era.DATED, values("a"))).isSameAs(mine);
    assertThat(keys.size()).isEqualTo(1);
    one.remove(mine);
    assertThat(one.find(Era.DATED, values("a"))).isNull();
    assertThat(other.find(Era.DATED, values("a"))).isSameAs(theirs);
    other.leave(keys);
    assertThat(keys.size()).isZero();
  }

  @Test
  void severalValuesAreToldApartWhereverTheyAreCut() {
    assertThat(values("a", "bc")).isNotEqualTo(values("ab", "c")).isEqualTo(values("a", "bc"));
    assertThat(values("a", "bc").id()).isNotEqualTo(values("ab", "c").id());
  }

  private static GroupValues values(String... values) {
    return GroupValues.of(List.of(values));
  }

  private Counted hit(String group) {
    return new Counted(new CorrelationHit(rule, 0, values(group), "", EVENT, List.of()), 0, 1, 0);
  }

  private static CorrelationRule rule() {
    RuleInfo info =
        new RuleInfo(
            "count",
            "count",
            Severity.MEDIUM,
            "rule.yml",
            RuleInfo.Kind.CORRELATION,
            List.of(),
            List.of(),
            "",
            List.of());
    return new CorrelationRule(
        info,
        CorrelationRule.Type.EVENT_COUNT,
        List.of("x"),
        List.of("source.ip"),
        Duration.ofMinutes(1),
        List.of(new Bound(Comparison.GTE, 3)),
        true);
  }
}
