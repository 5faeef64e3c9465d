package io.redoubt.ask.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.ask.plan.Entity;
import io.redoubt.ask.plan.Plan;
import io.redoubt.ask.plan.Span;
import io.redoubt.ask.plan.Step;
import io.redoubt.ask.plan.Topic;
import io.redoubt.search.query.Parsed;
import io.redoubt.search.query.QueryParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PlannerTest {
  private static final Path CASES = Path.of("src/test/resources/ask/plans.txt");
  /* A Wednesday. */
  private static final InstantSource NOW =
      InstantSource.fixed(Instant.parse("2026-03-18T10:30:00Z"));
  private static final Map<String, Entity.Kind> NAMES =
      Map.of(
          "alice", Entity.Kind.USER,
          "deploy", Entity.Kind.USER,
          "root", Entity.Kind.USER,
          "svc_backup", Entity.Kind.USER,
          "administrator", Entity.Kind.USER,
          "web01", Entity.Kind.HOST,
          "fs01", Entity.Kind.HOST,
          "dc01", Entity.Kind.HOST,
          "sshd", Entity.Kind.PROCESS);
  private static final Vocabulary KNOWN =
      word -> Optional.ofNullable(NAMES.get(word.toLowerCase(Locale.ROOT)));
  private static final Planner PLANNER = new Planner(NOW, ZoneOffset.UTC);

  @TestFactory
  Stream<DynamicTest> questionsMeanWhatTheFileSays() throws IOException {
    List<String> lines = Files.readAllLines(CASES);
    assertThat(lines.size()).isGreaterThan(2 * 60);
    return Stream.iterate(0, i -> i + 1 < lines.size(), i -> i + 2)
        .map(
            i ->
                DynamicTest.dynamicTest(
                    lines.get(i),
                    () ->
                        assertThat(shown(PLANNER.plan(lines.get(i), KNOWN)))
                            .isEqualTo(lines.get(i + 1).strip())));
  }

  /// `time; about; topics; fields; others; left out`.
  static String shown(Plan plan) {
    String others =
        plan.steps().stream()
            .flatMap(
                step ->
                    switch (step) {
                      case Step.Alerts(Topic topic) -> Stream.of("alerts " + topic.id());
                      case Step.Around(String id) -> Stream.of("around " + id);
                      case Step.Count _, Step.Ends _, Step.Top _, Step.Timeline _, Step.Sample _ ->
                          Stream.<String>empty();
                    })
            .collect(Collectors.joining(", "));
    String fields =
        plan.steps().stream()
            .flatMap(
                step -> step instanceof Step.Top top ? Stream.of(top.field().field()) : Stream.of())
            .collect(Collectors.joining(", "));
    return String.join(
            "; ",
            time(plan.span()),
            plan.about().stream().map(Entity::said).collect(Collectors.joining(" + ")),
            plan.topics().stream().map(Topic::id).collect(Collectors.joining(", ")),
            fields,
            others,
            String.join(" ", plan.unread()))
        .strip();
  }

  private static String time(Span span) {
    if (!span.bounded()) {
      return "all";
    }
    String from = span.from() == Long.MIN_VALUE ? "" : Instant.ofEpochMilli(span.from()).toString();
    String to = span.to() == Long.MAX_VALUE ? "" : Instant.ofEpochMilli(span.to()).toString();
    return from + ".." + to;
  }

  @Test
  void hoursAreThoseOfTheZone() {
    Planner berlin = new Planner(NOW, ZoneId.of("Europe/Berlin"));

    Plan plan = berlin.plan("failed logins yesterday between 2 and 4", KNOWN);

    assertThat(time(plan.span())).isEqualTo("2026-03-17T01:00:00Z..2026-03-17T03:00:00Z");
  }

  @Test
  void aTimeThatIsGivenBesideTheQuestionDecides() {
    Span given = new Span(0, 1000, "");

    assertThat(PLANNER.plan("who logged in yesterday", given, KNOWN).span()).isEqualTo(given);
  }

  @Test
  void everyTopicCanBeAskedForAndHasAName() {
    QueryParser parser = new QueryParser(NOW);
    Plan about =
        new Plan(
            Span.ALL,
            Stream.of(Entity.Kind.values())
                .map(
                    kind -> Entity.of(kind, kind == Entity.Kind.NETWORK ? "10.0.0.0/8" : "a\"b\\c"))
                .toList(),
            List.of(),
            List.of(),
            List.of(),
            Plan.By.CODE);
    for (Topic topic : Topic.values()) {
      assertThat(parser.parse(topic.query())).isInstanceOf(Parsed.Right.class);
      assertThat(parser.parse(about.query(topic))).isInstanceOf(Parsed.Right.class);
      assertThat(topic.columns()).isNotEmpty();
      assertThat(topic.one()).isNotBlank();
    }
  }

  @Property(tries = 100)
  void anyTextGivesABoundedPlanWhoseQueriesCanBeRun(
      @ForAll @StringLength(max = 200) String question) {
    Plan plan = PLANNER.plan(question, KNOWN);

    assertThat(plan.steps().size()).isLessThanOrEqualTo(Plan.STEPS);
    assertThat(plan.about().size()).isLessThanOrEqualTo(Names.MOST);
    for (Topic topic : plan.topics()) {
      assertThat(new QueryParser(NOW).parse(plan.query(topic))).isInstanceOf(Parsed.Right.class);
    }
  }

  @Property(tries = 100)
  void wordsInAnyOrderGiveAPlanWhoseQueriesCanBeRun(@ForAll long seed) {
    List<String> words =
        List.of(
            "who",
            "failed",
            "logins",
            "10.0.0.1",
            "10.0.0.0/8",
            "between",
            "2",
            "and",
            "4",
            "last",
            "night",
            "user",
            "alice",
            "on",
            "web01",
            "port",
            "22",
            "a-1f",
            "\"x y\"",
            "500",
            "errors",
            "since",
            "monday",
            "17",
            "march",
            "2026-03-17",
            "at",
            "3",
            "pm",
            "around",
            "24",
            "hours");
    java.util.Random random = new java.util.Random(seed);
    StringBuilder question = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      question.append(words.get(random.nextInt(words.size()))).append(' ');
    }

    anyTextGivesABoundedPlanWhoseQueriesCanBeRun(question.toString());
  }

  @Test
  void aQuestionWithoutEndIsReadToABoundAndSaysSo() {
    Plan plan = PLANNER.plan("failed logins ".repeat(10_000), KNOWN);

    assertThat(plan.topics()).contains(Topic.FAILED_LOGONS);
    assertThat(plan.notes()).anyMatch(note -> note.contains("1000"));
  }

  @Test
  void anotherLanguageIsNotAnsweredButSaidSo() {
    Plan plan = PLANNER.plan("Wer hat sich gestern Nacht angemeldet?", KNOWN);

    assertThat(plan.empty()).isTrue();
    assertThat(plan.notes()).containsExactly(Planner.NOT_UNDERSTOOD);
  }
}
