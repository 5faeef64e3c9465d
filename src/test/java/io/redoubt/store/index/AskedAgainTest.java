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
      long[] expected = new long[asked.size()];
      for (int from = 0, until = ROUND; until <= events.size(); from = until, until += ROUND / 2) {
        List<NumberedEvent> more = events.subList(from, until);
        index.take(more, until);
        index.refresh();
        for (int i = 0; i < expected.length; i++) {
          expected[i] += fitting(asked.get(i), more);
        }
        for (int again = 0; again < 8; again++) {
          for (int i = 0; i < expected.length; i++) {
            agrees(index, asked.get(i), expected[i], until);
          }
        }
      }
    }
  }

  private static long fitting(Query query, List<NumberedEvent> events) {
    Filter filter = new Filter(query);
    return events.stream().filter(e -> filter.matches(e.event(), Documents.time(e))).count();
  }

  private static void agrees(LuceneIndex index, Query query, long expected, int events) {
    String at = query + " of " + events;
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
