package io.redoubt.pipeline.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.detect.Detector;
import io.redoubt.detect.sigma.RuleLoader;
import io.redoubt.event.finding.Alert;
import io.redoubt.taxonomy.sigma.SigmaTaxonomy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NewRulesTest {
  private static final long ARRIVED = Instant.parse("2026-03-18T12:00:00Z").toEpochMilli();
  private static final String COUNTING =
      """
      title: A word
      id: word
      level: low
      logsource: {product: linux}
      detection: {w: {message|contains: 'needle'}, condition: w}
      ---
      title: The word four times
      id: four
      level: high
      correlation:
        type: event_count
        rules: [word]
        timespan: 1h
        condition: {gte: 4}
      """;
  private static final String OTHER =
      """
      ---
      title: Another word
      id: other
      level: high
      logsource: {product: linux}
      detection: {w: {message|contains: 'thread'}, condition: w}
      """;

  private final Book book = new Book();
  private final DeadLetters letters = new DeadLetters();
  private final MemoryLog log = new MemoryLog(ARRIVED);
  private final DeliveryReader reader = Runs.reader(letters);

  private static Detector detector(String rules, String... off) {
    return new Detector(
        new RuleLoader(SigmaTaxonomy.standard()).text("r.yml", rules).load().without(Set.of(off)));
  }

  private void send(LiveDetection detection, String word, int times) {
    List<byte[]> lines = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      String line = "Mar 18 11:%02d:00 web app[7]: %s".formatted(log.next() % 60, word);
      lines.add(line.toLowerCase(Locale.ROOT).replace("mar", "Mar").getBytes(UTF_8));
      log.append(io.redoubt.event.port.Delivery.of("http", "", List.of(lines.getLast())));
    }
    Runs.feed(detection, log, reader);
    detection.tell(true);
  }

  private List<String> rules() {
    return book.alerts.values().stream()
        .flatMap((Alert alert) -> alert.rules().stream())
        .map(rule -> rule.id())
        .distinct()
        .sorted()
        .toList();
  }

  private LiveDetection detection(Detector detector) {
    return new LiveDetection(detector, Runs.TRIAGE, book, new Crew(1), letters);
  }

  private static void become(LiveDetection detection, Detector detector) {
    detection.ruledBy(detector);
    assertThat(detection.newRules()).isTrue();
  }

  @Test
  void whatACorrelationHasCountedSurvivesOtherRules() {
    LiveDetection detection = detection(detector(COUNTING));
    send(detection, "needle", 3);
    assertThat(rules()).isEmpty();
    become(detection, detector(COUNTING + OTHER));
    send(detection, "thread", 1);
    send(detection, "needle", 1);
    assertThat(rules()).containsExactly("four", "other");
    assertThat(detection.tally().of("other").count()).isEqualTo(1);
    assertThat(letters.count()).isZero();
  }

  @Test
  void whatWasFoundStaysWhenItsRuleGoes() {
    LiveDetection detection = detection(detector(COUNTING));
    send(detection, "needle", 4);
    become(detection, detector(COUNTING, "four"));
    send(detection, "needle", 4);
    assertThat(rules()).containsExactly("four");
    assertThat(letters.count()).isZero();
  }

  @Test
  void aRuleThatIsOffIsStillCountedByACorrelationThatIsOn() {
    LiveDetection detection = detection(detector(COUNTING, "word"));
    send(detection, "needle", 4);
    assertThat(rules()).containsExactly("four");
  }
}
