package io.redoubt.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.detect.sigma.RuleLoader;
import io.redoubt.event.Event;
import io.redoubt.event.finding.CorrelationHit;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.finding.FindingSink;
import io.redoubt.taxonomy.sigma.SigmaTaxonomy;
import io.redoubt.testing.LogEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// No event takes longer than its share, whatever it holds and whatever rules ask; one that would
/// is told of. Without a bound each of these takes minutes or hours.
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class HostileEventTest {
  private static final String COSTLY = "redoubt-costly-event";
  private static final int LONG = 400_000;

  private static Event event(String image, String commandLine) {
    String json =
        """
        {"@timestamp":"2026-01-01T00:00:00Z","Channel":"Microsoft-Windows-Sysmon/Operational",\
        "SourceName":"Microsoft-Windows-Sysmon","EventID":1,"Hostname":"h","Image":"%s",\
        "CommandLine":"%s"}\
        """
            .formatted(image, commandLine);
    return LogEvents.of(List.of(json)).getFirst();
  }

  private static String rules(int count, String selection) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < count; i++) {
      all.append("title: Rule ").append(i).append("\nid: r").append(i).append('\n');
      all.append("logsource: {product: windows, category: process_creation}\n");
      all.append("detection:\n  a:\n    ").append(selection.formatted(i));
      all.append("\n  condition: a\n---\n");
    }
    return all.toString();
  }

  private static Matcher matcher(String rules) {
    return new Detector(new RuleLoader(SigmaTaxonomy.standard()).text("rules.yml", rules).load())
        .matcher();
  }

  private static List<String> found(Matcher matcher, Event event) {
    List<String> ids = new ArrayList<>();
    matcher.match(
        event,
        new FindingSink() {
          @Override
          public void finding(Finding finding) {
            ids.add(finding.rule().id());
          }

          @Override
          public void hit(CorrelationHit hit) {}
        });
    return ids;
  }

  @Test
  void aTextThatAlmostMatchesAtEachPlaceIsGivenUpAndTold() {
    Matcher matcher = matcher(rules(50, "CommandLine|contains: '" + "a".repeat(2_000) + "?b%d'"));
    assertThat(found(matcher, event("x", "a".repeat(LONG) + "\u00e9"))).containsExactly(COSTLY);
  }

  @Test
  void oneFieldInAnotherIsGivenUpAndTold() {
    Matcher matcher = matcher(rules(1, "CommandLine|fieldref|contains: Image"));
    String half = "a".repeat(LONG / 2) + "b";
    assertThat(found(matcher, event(half, "a".repeat(LONG)))).containsExactly(COSTLY);
    assertThat(found(matcher, event("b", "abc"))).containsExactly("r0");
  }

  @Test
  void anExpressionOfManyPlacesIsGivenUpAndTold() {
    Matcher matcher = matcher(rules(3, "CommandLine|re: '([ab][ab]?){1,300}[^ab]{2}%d'"));
    assertThat(found(matcher, event("x", "a".repeat(LONG) + "\u00e9 0 1 2")))
        .containsExactly(COSTLY);
  }

  @Test
  void aWallOfWhatRulesLookForIsGivenUpAndTold() {
    Matcher matcher = matcher(rules(300, "CommandLine|contains: 'word%1$d *no%1$d'"));
    StringBuilder wall = new StringBuilder("not one ");
    for (int i = 0; wall.length() < LONG; i = (i + 1) % 300) {
      wall.append("word").append(i).append(' ');
    }
    Event event = event("x", wall.toString());
    List<String> first = found(matcher, event);
    assertThat(first).containsExactly(COSTLY);
    assertThat(found(matcher, event)).isEqualTo(first);
  }

  @Test
  void whatWasFoundBeforeIsKept() {
    String cheap = rules(1, "CommandLine|contains: needle").replace("r0", "first");
    String dear = rules(300, "CommandLine|contains: 'word%1$d *no%1$d'");
    StringBuilder wall = new StringBuilder("needle ");
    for (int i = 0; wall.length() < LONG; i = (i + 1) % 300) {
      wall.append("word").append(i).append(' ');
    }
    assertThat(found(matcher(cheap + dear), event("x", wall.toString())))
        .containsExactly("first", COSTLY);
  }

  @Test
  void rulesThatTakeLittleAreAskedThoughDearOnesComeFirst() {
    String dear = rules(3, "CommandLine|re: '([ab][ab]?){1,300}[^ab]{2}%d'");
    String cheap = rules(1, "CommandLine|contains: needle").replace("r0", "cheap");
    Event event = event("x", "a".repeat(100_000) + "\u00e9 0 1 2 needle");
    assertThat(found(matcher(dear + cheap), event)).containsExactly("cheap", COSTLY);
  }

  @Test
  void longEventsThatRulesDoNotLookForAreCheckedInFull() {
    Matcher matcher = matcher(rules(300, "CommandLine|contains|all: ['word%1$d ', 'no%1$d']"));
    String text = "lorem ipsum ".repeat(LONG / 12) + "word7 no7";
    assertThat(found(matcher, event("x", text))).containsExactly("r7");
  }
}
