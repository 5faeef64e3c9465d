package io.redoubt.triage.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Event;
import io.redoubt.event.Field;
import io.redoubt.event.context.Entity;
import io.redoubt.event.context.Period;
import io.redoubt.event.finding.Evidence;
import io.redoubt.testing.Contexts;
import io.redoubt.testing.Corpus;
import io.redoubt.testing.Figures;
import io.redoubt.testing.Findings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The menu against counting by hand, and its bounds.
class GatheringTest {
  private static final Field OUTCOME = Field.of("event.outcome");
  private static final Field CATEGORY = Field.of("event.category");

  private static Entity entity(String text) {
    return Entity.of(text).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evtx/attack-samples/Credential Access",
        "crowdsec/dropbear-logs",
        "crowdsec/auditd-logs",
        "cloudtrail/stratus",
        "loghub-2k/OpenSSH"
      })
  void logOnsAreCountedAsByHandInTheCorpus(String part) {
    Figures.report("entities counted alike: " + part, compare(Corpus.require(part)) + "", "all");
  }

  @Test
  void logOnsAreCountedAsByHandInTheSamples() {
    assertThat(compare(Path.of("samples/incident"))).isGreaterThan(10);
  }

  private static int compare(Path path) {
    List<Event> events = io.redoubt.testing.LogEvents.of(path);
    Set<Entity> entities = new java.util.LinkedHashSet<>();
    for (Event event : events) {
      event
          .texts(Field.of("user.name"))
          .forEach(v -> Entity.of("user:" + v).ifPresent(entities::add));
      event
          .texts(Field.of("source.ip"))
          .forEach(v -> Entity.of("ip:" + v).ifPresent(entities::add));
    }
    List<Entity> some = entities.stream().limit(120).toList();
    for (Entity asked : some) {
      var gatherer = new AuthGatherer(new MenuQuery.AuthHistory(asked, Period.ALL));
      events.forEach(gatherer::take);
      long[] byHand = {count(events, asked, "failure"), count(events, asked, "success")};
      assertThat(gatherer.totals()).as(asked.toString()).isEqualTo(byHand);
    }
    return some.size();
  }

  private static long count(List<Event> events, Entity asked, String outcome) {
    Field field = Field.of(asked.kind().field());
    String name = asked.value().toLowerCase(Locale.ROOT);
    long count = 0;
    for (Event event : events) {
      boolean his = false;
      for (String value : event.texts(field)) {
        String said = value.toLowerCase(Locale.ROOT);
        his |=
            said.equals(name) || (asked.kind() == Entity.Kind.USER && said.endsWith("\\" + name));
      }
      if (his && event.texts(CATEGORY).contains("authentication")) {
        count += event.text(OUTCOME, "").equals(outcome) ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void whatTheFilterLetsThroughIsWhatNamesTheEntity() {
    Contexts contexts = Contexts.of(Path.of("samples/incident"));
    Set<Entity> entities = contexts.entities(8);
    Interest interest = new Interest(entities, Set.of());
    for (Event event : contexts.events()) {
      assertThat(interest.in(event))
          .containsExactlyInAnyOrderElementsOf(
              entities.stream().filter(e -> Naming.names(e, event)).toList());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "user:alice, CORP\\Alice, true",
    "user:alice, alice2, false",
    "host:web-1, WEB-1.corp.example.com, true",
    "host:web-1.corp.example.com, web-1, true",
    "host:web-1.corp.example.com, web-1.other.example.com, false",
    "host:10, 10.0.0.1, false",
    "ip:203.0.113.7, ::ffff:203.0.113.7, true",
    "domain:example.com, a.b.EXAMPLE.com., true",
    "domain:example.com, notexample.com, false",
    "file:cmd.exe, C:\\Windows\\cmd.exe, true",
    "file:/etc/passwd, /x/etc/passwd, false",
    "session:0x3E7, 0x3e7, true"
  })
  void namesAreComparedAsPeopleMeanThem(String asked, String said, boolean same) {
    assertThat(Naming.same(entity(asked), said)).isEqualTo(same);
    assertThat(
            Naming.candidates(entity(asked).kind(), said).stream()
                .anyMatch(Naming.keys(entity(asked))::contains))
        .isIn(same, true);
  }

  private static Event noise(int i) {
    return Findings.event(
        "noise.log",
        i,
        1_773_715_000L + i,
        "json",
        "event.category",
        "authentication",
        "event.category",
        "process",
        "event.category",
        "iam",
        "event.category",
        "file",
        "event.type",
        "start",
        "event.kind",
        "alert",
        "event.outcome",
        i % 2 == 0 ? "success" : "failure",
        "event.action",
        "action " + i,
        "rule.name",
        "rule " + i + "x".repeat(300),
        "user.name",
        "alice",
        "user.target.name",
        "target " + i,
        "source.ip",
        "10.0.0.1",
        "destination.ip",
        "10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255),
        "host.name",
        "web-1",
        "process.pid",
        "" + i,
        "process.name",
        "p" + i,
        "process.parent.pid",
        "" + (i - 1),
        "url.path",
        "/" + i,
        "http.request.method",
        "GET",
        "dns.question.name",
        i + ".example.com",
        "file.path",
        "/tmp/" + "y".repeat(400) + i);
  }

  @Test
  void memoryAndAnswersAreBoundedWhateverComes() {
    List<MenuQuery> queries = new ArrayList<>();
    for (String about :
        List.of("user:alice", "ip:10.0.0.1", "host:web-1", "domain:example.com", "file:/tmp/z")) {
      queries.addAll(MenuQuery.all(entity(about)));
    }
    Gathering gathering = new Gathering(queries);
    Timeline timeline = new Timeline();
    int events = 6_000;
    for (int i = 0; i < events; i++) {
      Event event = noise(i);
      gathering.take(event, gathering.interest().in(event));
      timeline.take(event);
    }
    assertThat(gathering.trees(Integer.MAX_VALUE)).hasSize(ProcessForest.MOST);
    assertThat(timeline.rows()).hasSize(Timeline.ROWS);
    assertThat(timeline.dropped()).isEqualTo(events - Timeline.ROWS);
    gathering
        .answers()
        .values()
        .forEach(
            answer -> {
              assertThat(answer.lines()).hasSizeLessThanOrEqualTo(Answer.MOST);
              assertThat(answer.lines())
                  .extracting(Evidence::text)
                  .allMatch(text -> text.length() < 1200);
            });
    Values values = new Values();
    for (int i = 0; i < events; i++) {
      values.add("value " + i);
    }
    assertThat(values.counts().distinct()).isEqualTo(Values.DISTINCT);
    assertThat(values.counts().complete()).isFalse();
  }

  @Test
  void aMenuHasRoomForSoManyQuestionsAndEachIsAskedOnce() {
    List<MenuQuery> many = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      many.add(new MenuQuery.WebHistory(entity("ip:10.0.0." + i)));
      many.add(new MenuQuery.WebHistory(entity("ip:10.0.0." + i)));
    }
    assertThat(new Gathering(many).answers()).hasSize(Gathering.QUERIES);
  }

  @Test
  void everyKindOfEntityHasQuestionsAndEveryQuestionAnAbsence() {
    Set<MenuQuery.Name> asked = EnumSet.noneOf(MenuQuery.Name.class);
    for (Entity.Kind kind : Entity.Kind.values()) {
      List<MenuQuery> all = MenuQuery.all(new Entity(kind, "x"));
      all.forEach(q -> asked.add(q.name()));
      assertThat(all).first().isInstanceOf(MenuQuery.AlertHistory.class);
      new Gathering(all)
          .answers()
          .forEach(
              (query, answer) ->
                  assertThat(answer.lines().isEmpty())
                      .as(query.text())
                      .isEqualTo(
                          query instanceof MenuQuery.AlertHistory
                              || query instanceof MenuQuery.RareFor));
    }
    asked.add(MenuQuery.Name.SAME_TEMPLATE_ELSEWHERE);
    assertThat(asked).hasSize(10).isEqualTo(EnumSet.allOf(MenuQuery.Name.class));
  }

  @Test
  void linesSayWhoseWordsTheyHold() {
    Contexts contexts = Contexts.of(Path.of("samples/incident"));
    var answers = contexts.gathered(MenuQuery.all(entity("ip:203.0.113.66"))).answers();
    List<Evidence> lines =
        answers.values().stream().flatMap(answer -> answer.lines().stream()).toList();
    assertThat(lines).allMatch(line -> line.tags().stream().anyMatch(t -> t.startsWith("menu:")));
    assertThat(lines)
        .filteredOn(line -> line.text().startsWith("User agents"))
        .allMatch(line -> line.tags().contains("trust:attacker_controlled"))
        .hasSize(1);
    for (Evidence line : lines) {
      line.tokens()
          .forEach(
              token ->
                  assertThat(line.text().substring(token.from(), token.to()))
                      .isEqualTo(io.redoubt.triage.evidence.Say.name(token.value())));
    }
  }
}
