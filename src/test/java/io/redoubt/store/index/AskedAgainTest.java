package io.redoubt.store.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.port.EventFinder.Search;
import io.redoubt.event.port.EventFinder.Window;
import io.redoubt.event.port.NumberedEvent;
import io.redoubt.event.port.TemplateFinder.Ranking;
import io.redoubt.event.query.Query;
import io.redoubt.search.filter.Filter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is asked again and again while events come, in segments large enough to be remembered.
class AskedAgainTest {
  private static final int ROUND = 12_000;

  @TempDir private Path folder = Path.of("");

  @Test
  void whatIsRememberedOfSegmentsIsAnsweredTogetherWithWhatCameSince() throws IOException {
    Query like = new Query.FieldLike("user.name", "*oo*");
    List<Query> asked =
        List.of(
            like,
            new Query.Phrase(List.of("failed", "password")),
            new Query.And(List.of(new Query.Is("host.name", "web1"), new Query.Not(like))));
    List<NumberedEvent> events = Numbered.logons(0, 3 * ROUND);
    try (LuceneIndex index = new LuceneIndex(folder.resolve("i"), Clock.systemUTC())) {
      for (int until = ROUND; until <= events.size(); until += ROUND / 2) {
        index.take(events.subList(until == ROUND ? 0 : until - ROUND / 2, until), until);
        index.refresh();
        for (int again = 0; again < 8; again++) {
          for (Query query : asked) {
            agrees(index, query, events.subList(0, until));
          }
        }
      }
    }
  }

  private static void agrees(LuceneIndex index, Query query, List<NumberedEvent> events) {
    Filter filter = new Filter(query);
    long expected =
        events.stream().filter(e -> filter.matches(e.event(), Documents.time(e))).count();
    String at = query + " of " + events.size();
    var found = index.search(new Search(query, Window.ALL, 1, null));
    assertThat(found.total()).as(at).isEqualTo(expected);
    long counted =
        index.histogram(query, Window.ALL, 3_600_000, 1_000).counts().stream()
            .mapToLong(bucket -> bucket.count())
            .sum();
    assertThat(counted).as(at).isEqualTo(expected);
    assertThat(index.ranked(Ranking.of(query)).total()).as(at).isEqualTo(expected);
  }
}
