package io.redoubt.store.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Event;
import io.redoubt.event.port.EventFinder.Hit;
import io.redoubt.event.port.EventFinder.Search;
import io.redoubt.event.port.EventFinder.Window;
import io.redoubt.event.port.NumberedEvent;
import io.redoubt.event.query.Facts;
import io.redoubt.event.query.Query;
import io.redoubt.search.filter.Filter;
import io.redoubt.testing.Parsing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The index and the plain filter give the same answers to queries drawn at random, over own
/// cases of many formats and over values made to be awkward.
class SameAnswersTest {
  private static final int QUERIES = 1500;
  private static final int SOME = 300;

  @TempDir private Path folder = Path.of("");

  @Test
  void theIndexFindsWhatTheFilterFinds() throws IOException {
    asked(FactSheet.Bounds.STANDARD, QUERIES);
  }

  @Test
  void theIndexFindsTheSameWhereThereAreMoreShapesThanItRemembers() throws IOException {
    asked(new FactSheet.Bounds(40, 1 << 20, 16_000, 30), SOME);
    asked(new FactSheet.Bounds(4096, 5000, 600, 4096), SOME);
    asked(new FactSheet.Bounds(0, 0, 0, 0), SOME);
  }

  private void asked(FactSheet.Bounds bounds, int queries) throws IOException {
    List<NumberedEvent> events = Numbered.of(0, material());
    long seed = System.nanoTime();
    Asked asked = new Asked(new Random(seed), events);
    Path own = Files.createTempDirectory(folder, "index");
    try (LuceneIndex index =
        new LuceneIndex(own, Clock.systemUTC(), new Documents(_ -> 0, bounds))) {
      int half = events.size() / 2;
      assertThat(index.take(events.subList(0, half), half)).isTrue();
      index.commit();
      assertThat(index.take(events.subList(half, events.size()), events.size())).isTrue();
      index.commit();
      int found = 0;
      for (int i = 0; i < queries; i++) {
        Query query = asked.query(2);
        List<Long> expected = expected(events, query);
        var hits = index.search(new Search(query, Window.ALL, 10_000, null));
        assertThat(hits.hits().stream().map(Hit::place).map(place -> place.sequence()))
            .as("%s, seed %d", query, seed)
            .containsExactlyElementsOf(expected);
        assertThat(hits.total()).as("%s, seed %d", query, seed).isEqualTo(expected.size());
        found += expected.isEmpty() ? 0 : 1;
      }
      assertThat(index.fields("", 100_000)).containsExactlyElementsOf(names(events));
      new Frequencies(events).areThoseOf(index, asked, seed);
      assertThat(found).as("queries that find something").isGreaterThan(queries / 2);
    }
  }

  private static List<Long> expected(List<NumberedEvent> events, Query query) {
    Filter filter = new Filter(query);
    return events.stream()
        .filter(event -> filter.matches(event.event(), Documents.time(event)))
        .sorted(
            Comparator.comparingLong(Documents::time)
                .thenComparingLong(NumberedEvent::sequence)
                .reversed())
        .map(NumberedEvent::sequence)
        .toList();
  }

  private static Set<String> names(List<NumberedEvent> events) {
    Set<String> names = new TreeSet<>();
    for (NumberedEvent event : events) {
      Facts.each(event.event(), (name, _) -> names.add(name.replace('\0', '\u0001')));
    }
    return names;
  }

  private static List<Event> material() throws IOException {
    List<Event> events = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/test/resources/corpus"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".log")).sorted().toList()) {
        byte[] content = Files.readAllBytes(file);
        events.addAll(
            Parsing.events(file.getFileName().toString(), content).stream().limit(8).toList());
      }
    }
    events.addAll(Parsing.events("awkward.json", AWKWARD.getBytes(StandardCharsets.UTF_8)));
    return events;
  }

  private static final String AWKWARD =
      """
      {"source":{"ip":"2001:DB8::0:1"},"n":"-0","message":"Ä\\u00e4 a-b 10.0.0.1.","k":["*","?","\\\\"]}
      {"source":{"ip":"::ffff:10.0.0.1"},"n":-0.0,"message":"ä x_y 1.2","k":"\\u0000","a\\u0000b":"c"}
      {"source":{"ip":"10.0.0.1"},"n":1e9,"message":5,"k":{"l":1},"":"empty"}
      {"source":{"ip":"fe80::1"},"n":18446744073709551615,"message":["one two","three"],"k":"\\ud83d\\ude00"}
      {"source":{"ip":"no address"},"n":"12345678901234567890123456789","message":"","k":"İSTANBUL"}
      {"a":"same","b":"Same","c":"same","d":"12345","e":"12345","f":"2001:db8::7","g":"2001:DB8::7"}
      {"b":"same","a":"same","c":"other","d":"12345","e":"12346","f":"10.9.8.7","g":["10.9.8.7","10.9.8.6"]}
      {"w":[9999,10000,"010000","10000.0","-10000","-010000",-12345,123456789012345,"-123456789012345"]}
      {"w":[10000,12345,"+12345","12345 ",1234567890123456,999999999999999,100000,-99999,"1-2345","--12345"]}
      {"w":["10000","10.0.0.10","10.0.0.1","010.0.0.1","10.0.0.1.","10.0.0.256","0.0.0.0","255.255.255.255"]}
      {"w":["9.255.255.255","10.0.0","10.0.0.1.2","1e9","::ffff:10.0.0.10","::a00:a","0010000","10.00.0.10"],"v":"10.0.0.10"}
      {"source":{"ip":1},"n":1.50,"message":"two\\nthree","k":true,"long":"%s"}
      """
          .formatted("Xy".repeat(3000));
}
