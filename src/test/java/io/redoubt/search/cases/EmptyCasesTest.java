package io.redoubt.search.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Event;
import io.redoubt.event.Severity;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.CaseFile.Kind;
import io.redoubt.event.port.CaseQuery;
import io.redoubt.event.port.Ledger;
import io.redoubt.event.port.NumberedEvent;
import io.redoubt.search.EmptyCases;
import io.redoubt.store.DataDirectory;
import io.redoubt.store.index.LuceneIndex;
import io.redoubt.testing.Parsing;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An empty list of alerts or incidents says why it is empty.
class EmptyCasesTest {
  private static final long FIRST = Instant.parse("2026-03-17T02:00:00Z").toEpochMilli();

  @TempDir private static Path folder = Path.of("");

  private final Path mine = folder.resolve(Long.toString(System.nanoTime()));
  private final Ledger ledger =
      new DataDirectory(mine).openLedger(Clock.systemUTC(), new SecureRandom());
  private final LuceneIndex index = new LuceneIndex(mine.resolve("index"), Instant::now);

  @AfterEach
  void close() {
    index.close();
    ledger.close();
  }

  private void events(int number) {
    List<NumberedEvent> events = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      for (Event event : Parsing.events("2026-03-17T02:00:0" + i + "Z web1 sshd[812]: ready")) {
        events.add(new NumberedEvent(i, FIRST, "http", "test", event));
      }
    }
    index.take(events, number);
    index.commit();
  }

  private void alert(String id, long seen) {
    ledger
        .cases()
        .file(
            List.of(
                new CaseFile(
                    Kind.ALERT, id, "t", Severity.LOW, "", seen, seen, 3, Map.of(), "{}")));
  }

  private String why(CaseQuery query, long taken, long judged) {
    return new EmptyCases(ledger.cases(), index, taken, judged)
        .of(query, ledger.cases().list(query));
  }

  private static CaseQuery query(Kind kind, List<Severity> levels, long from, long to) {
    return new CaseQuery(
        kind,
        levels,
        List.of(),
        "",
        "",
        from,
        to,
        List.of(),
        Optional.of(false),
        Map.of(),
        "",
        CaseQuery.Order.SEVERITY,
        0,
        10);
  }

  @Test
  void withoutEventsThereIsNothingToFind() {
    CaseQuery all = CaseQuery.all(Kind.ALERT, 10);
    assertThat(why(all, 0, 0)).isEqualTo("There are no events yet.");
    assertThat(why(all, 2, 0))
        .isEqualTo(
            "2 records that were taken in are not indexed yet. 2 records wait for the rules.");
  }

  @Test
  void whatTheRulesSawAndWhatTheyDidNotIsTold() {
    events(3);
    CaseQuery all = CaseQuery.all(Kind.INCIDENT, 10);
    assertThat(why(all, 3, 3)).isEqualTo("The rules found nothing among 3 events.");
    assertThat(why(all, 3, 2))
        .isEqualTo("The rules found nothing among 3 events. 1 record waits for the rules.");
    CaseQuery window = query(Kind.ALERT, List.of(), FIRST + 1000, Long.MAX_VALUE);
    assertThat(why(window, 3, 3))
        .isEqualTo("The rules found nothing among 2 events in this window.");
    assertThat(why(query(Kind.ALERT, List.of(), FIRST + 60_000, Long.MAX_VALUE), 3, 3))
        .isEqualTo(
            "There are no events in this window; the nearest before it is at"
                + " 2026-03-17T02:00:02Z.");
  }

  @Test
  void whatIsLeftOutIsTold() {
    alert("a", FIRST);
    alert("b", FIRST + 1000);
    assertThat(why(query(Kind.ALERT, List.of(Severity.HIGH), 0, Long.MAX_VALUE), 0, 0))
        .isEqualTo("None of 2 alerts fits what was asked.");
    assertThat(why(query(Kind.ALERT, List.of(), FIRST + 9000, Long.MAX_VALUE), 0, 0))
        .isEqualTo(
            "No alert in this window fits; 2 outside of it, the latest last seen at"
                + " 2026-03-17T02:00:01Z.");
    assertThat(why(CaseQuery.all(Kind.INCIDENT, 10), 0, 0))
        .isEqualTo("No alert belongs together with another: 2 alerts, no incident.");
    assertThat(why(CaseQuery.all(Kind.ALERT, 10).from(2), 0, 0))
        .isEqualTo("The list ends before this cursor.");
    assertThat(why(CaseQuery.all(Kind.ALERT, 10), 0, 0)).isEmpty();
  }
}
