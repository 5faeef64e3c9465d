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
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is lost where more groups come than there is room for.
class GivenUpTest {
  private static final CorrelationRule PAGES =
      new CorrelationRule(
          new RuleInfo(
              "pages",
              "pages",
              Severity.LOW,
              "pages.yml",
              RuleInfo.Kind.CORRELATION,
              List.of(),
              List.of(),
              "",
              List.of()),
          CorrelationRule.Type.VALUE_COUNT,
          List.of("a"),
          List.of("source.ip"),
          Duration.ofMinutes(1),
          List.of(new Bound(Comparison.GTE, 3)),
          true);

  @Test
  void groupsInWhichSomethingIsFoundOutliveAnyNumberOfOthersHoweverOld() {
    CorrelationState state = new CorrelationState(List.of(PAGES), 1_000, 50);
    IntStream.range(0, 20).forEach(i -> pages(state, "found" + i, 1));
    IntStream.range(0, 2_000).forEach(i -> pages(state, "slow" + i, 100));
    assertThat(state.evicted().getFirst().path()).isEqualTo("pages.yml");
    assertThat(state.evicted().getFirst().reason()).contains("groups were given up");
    assertThat(names(state.finish()))
        .isEqualTo(IntStream.range(0, 20).mapToObj(i -> "found" + i).toList());
  }

  @Test
  void ofGroupsInAllOfWhichSomethingIsFoundTheYoungestStay() {
    CorrelationState state = new CorrelationState(List.of(PAGES), 1_000, 50);
    IntStream.range(0, 200).forEach(i -> pages(state, "found" + i, 1));
    List<String> names = names(state.finish());
    assertThat(names).hasSizeBetween(40, 50);
    assertThat(names)
        .isEqualTo(IntStream.range(200 - names.size(), 200).mapToObj(i -> "found" + i).toList());
  }

  private static List<String> names(List<Finding> findings) {
    return findings.stream().map(f -> f.fields().get("source.ip")).toList();
  }

  /* Three pages, so many seconds apart. */
  private static void pages(CorrelationState state, String group, int apart) {
    for (int i = 0; i < 3; i++) {
      EventBuilder event = new EventBuilder();
      event.begin(new RawRecord(SourceEntry.named("test"), new byte[0], 0, 0, i, i, -1));
      event.time(EventTime.ok(1_800_000_000L + i * (long) apart, 0, "Z"));
      state.add(
          new CorrelationHit(
              PAGES, 0, GroupValues.of(List.of(group)), "/" + i, event.build(), List.of()));
    }
  }
}
