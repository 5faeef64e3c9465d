package io.redoubt.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.detect.sigma.LoadedRules;
import io.redoubt.detect.sigma.RuleLoader;
import io.redoubt.detect.sigma.match.Values;
import io.redoubt.event.Event;
import io.redoubt.event.finding.CorrelationHit;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.finding.FindingSink;
import io.redoubt.taxonomy.sigma.SigmaTaxonomy;
import io.redoubt.testing.Corpus;
import io.redoubt.testing.LogEvents;
import io.redoubt.testing.SigmaHq;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// A worker remembers where fields stand and which rules a kind of event goes to. That must change
/// no answer, whatever came before.
class MatcherMemoryCorpusTest {
  private static final long SEED = 20261122;
  private static final int MOST = 600;

  @Test
  void aWorkerThatSawOtherEventsFindsWhatANewOneFinds() {
    List<Event> events = new ArrayList<>();
    for (Path file : Corpus.files(Corpus.require("sigma/regression"))) {
      if (file.toString().endsWith(".evtx") || file.toString().endsWith(".json")) {
        events.addAll(LogEvents.of(file));
      }
    }
    Collections.shuffle(events, new Random(SEED));
    Detector detector = new Detector(SigmaHq.rules());
    Matcher old = detector.matcher();
    int found = 0;
    for (Event event : events.subList(0, Math.min(MOST, events.size()))) {
      List<String> alone = found(detector.matcher(), event);
      assertThat(found(old, event)).as("%s, seed %d", event, SEED).isEqualTo(alone);
      found += alone.size();
    }
    assertThat(found).isGreaterThan(100);
  }

  @Test
  void whatCorrelationsCountIsWorkedOutOnceForAllAndIsWhatEachAsksFor() {
    LoadedRules rules = new RuleLoader(SigmaTaxonomy.standard()).core().load();
    List<Event> events = new ArrayList<>();
    LogEvents.each(Corpus.require("loghub-2k/OpenSSH"), events::add);
    LogEvents.each(Corpus.require("loghub-2k/Linux"), events::add);
    Collections.shuffle(events, new Random(SEED));
    Detector detector = new Detector(rules);
    Matcher old = detector.matcher();
    int counted = 0;
    for (Event event : events) {
      List<CorrelationHit> hits = hits(old, event);
      assertThat(hits).as("%s, seed %d", event, SEED).isEqualTo(hits(detector.matcher(), event));
      Values alone = new Values(rules.slots(), event);
      hits.forEach(hit -> asksForIt(hit, rules, alone));
      counted += hits.size();
    }
    assertThat(counted).isGreaterThan(1_000);
  }

  private static void asksForIt(CorrelationHit hit, LoadedRules rules, Values alone) {
    var fields = rules.keys().getOrDefault(hit.rule().info().id(), Map.of()).values();
    assertThat(fields)
        .as("%s", hit)
        .anySatisfy(
            asked -> {
              assertThat(hit.group().values())
                  .startsWith(
                      asked.group().stream()
                          .map(f -> alone.first(f).getFirst())
                          .toArray(String[]::new));
              if (!hit.rule().type().numeric()) {
                assertThat(hit.value())
                    .isEqualTo(
                        asked.value().stream()
                            .map(f -> alone.first(f).getFirst())
                            .collect(Collectors.joining("\u0000")));
              }
            });
    hit.above().forEach(above -> asksForIt(above, rules, alone));
  }

  private static List<CorrelationHit> hits(Matcher matcher, Event event) {
    List<CorrelationHit> hits = new ArrayList<>();
    matcher.match(
        event,
        new FindingSink() {
          @Override
          public void finding(Finding finding) {}

          @Override
          public void hit(CorrelationHit hit) {
            hits.add(hit);
          }
        });
    return hits;
  }

  private static List<String> found(Matcher matcher, Event event) {
    List<String> found = new ArrayList<>();
    matcher.match(
        event,
        new FindingSink() {
          @Override
          public void finding(Finding finding) {
            found.add(finding.rule().id() + " " + new TreeMap<>(finding.fields()));
          }

          @Override
          public void hit(CorrelationHit hit) {
            found.add(hit.toString());
          }
        });
    return found;
  }
}
