package io.redoubt.store.index;

import io.redoubt.event.port.Beside;
import io.redoubt.event.port.EventFinder.Bucket;
import io.redoubt.event.port.EventFinder.Counted;
import io.redoubt.event.port.EventFinder.Found;
import io.redoubt.event.port.EventFinder.Hit;
import io.redoubt.event.port.EventFinder.Place;
import io.redoubt.event.port.EventFinder.Search;
import io.redoubt.event.port.EventFinder.ValueCount;
import io.redoubt.event.port.EventFinder.Window;
import io.redoubt.event.port.TemplateFinder;
import io.redoubt.event.query.Query;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.search.TopFieldDocs;

/// Searches over readers. Thread-safe.
final class Searches {
  private final Source source;
  private final Shapes shapes;
  private final CommonTerms common;
  private final Censuses censuses;
  private final AskedAgain again;
  private final Hands hands;

  /// Where readers come from.
  @FunctionalInterface
  interface Source {
    /// Readers of what may have events of this time.
    Readers acquire(Window window);
  }

  Searches(Source source) {
    this(source, Hands.ofThisMachine());
  }

  /// @param hands who look through large segments
  Searches(Source source, Hands hands) {
    this.source = source;
    this.hands = hands;
    this.shapes = new Shapes();
    this.common = new CommonTerms(shapes);
    this.censuses = new Censuses(shapes, Censuses.Sizes.STANDARD);
    this.again = new AskedAgain();
  }

  private Searches(Source source, Searches remembering) {
    this.source = source;
    this.shapes = remembering.shapes;
    this.common = remembering.common;
    this.censuses = remembering.censuses;
    this.again = remembering.again;
    this.hands = remembering.hands;
  }

  /// What keeps ready that which values are asked for.
  CensusUpkeep upkeep() {
    return new CensusUpkeep(censuses, shapes);
  }

  /// The same over others, with what is remembered of segments.
  Searches over(Source other) {
    return new Searches(other, this);
  }

  /// See {@link io.redoubt.event.port.EventFinder#search}.
  Found search(Search search) {
    Window window = narrowed(search.query(), search.window());
    try (Readers readers = source.acquire(window)) {
      IndexSearcher searcher = again.of(readers.searcher());
      var asked = translation(searcher).of(search.query(), search.window());
      Total total = Total.of(searcher, asked, hands);
      if (search.limit() == 0 || (total.exact() && total.count() == 0)) {
        return new Found(List.of(), total.count(), total.exact());
      }
      TopFieldDocs top =
          new Recent(searcher, asked, search.limit(), search.after(), hands)
              .hits(Math.max(1, total.count()), window.to());
      if (Translation.scored(search.query())) {
        TopFieldCollector.populateScores(top.scoreDocs, searcher, asked);
      }
      List<Hit> hits = Arrays.stream(top.scoreDocs).map(Searches::hit).toList();
      if (search.after() == null && hits.size() < search.limit()) {
        return new Found(hits, hits.size(), true);
      }
      return new Found(hits, Math.max(hits.size(), total.count()), total.exact());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Translation translation(IndexSearcher searcher) {
    return new Translation(shapes.of(searcher.getIndexReader()));
  }

  private static Hit hit(ScoreDoc scored) {
    Object[] at = ((FieldDoc) scored).fields;
    float score = Float.isNaN(scored.score) ? 1 : scored.score;
    return new Hit(new Place((Long) at[0], (Long) at[1]), score);
  }

  /// See {@link io.redoubt.event.port.EventFinder#histogram}.
  Counted<Bucket> histogram(Query query, Window window, long step, int most) {
    Window part = narrowed(query, window);
    try (Readers readers = source.acquire(part)) {
      IndexSearcher searcher = again.of(readers.searcher());
      return query instanceof Query.All || query instanceof Query.Times
          ? new Histogram(step, most).all(searcher, part)
          : new Histogram(step, most).count(searcher, translation(searcher).of(query, window));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// See {@link io.redoubt.event.port.EventFinder#values}.
  Counted<ValueCount> values(Query query, Window window, String field, int most) {
    try (Readers readers = source.acquire(narrowed(query, window))) {
      var asked = translation(readers.searcher()).of(query, window);
      return new FrequentValues(common, censuses, field, most, hands)
          .count(again.of(readers.searcher()), asked);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// See {@link io.redoubt.event.port.EventView#counts}.
  List<Long> counts(Query query, Window window, String field, List<String> values) {
    try (Readers readers = source.acquire(narrowed(query, window))) {
      var asked = translation(readers.searcher()).of(query, window);
      return new FrequentValues(common, censuses, field, values.size(), hands)
          .counts(again.of(readers.searcher()), asked, values);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// See {@link io.redoubt.event.port.EventFinder#fields}.
  List<String> fields(String from, int most) {
    try (Readers readers = source.acquire(Window.ALL)) {
      return FieldNames.from(readers.searcher(), from, most);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// See {@link io.redoubt.event.port.EventFinder#sequence}.
  OptionalLong sequence(String eventId) {
    if (Keys.id(eventId) == -1) {
      return OptionalLong.empty();
    }
    try (Readers readers = source.acquire(Window.ALL)) {
      var asked = LongPoint.newExactQuery(Keys.ID, Keys.id(eventId));
      TopFieldDocs top = readers.searcher().search(asked, 1, Recent.LATEST_FIRST);
      return Arrays.stream(top.scoreDocs)
          .mapToLong(scored -> hit(scored).place().sequence())
          .findFirst();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// See {@link TemplateFinder#templates}.
  Map<Long, Long> templates(LongPredicate wanted, int most) {
    try (Readers readers = source.acquire(Window.ALL)) {
      return TemplateTerms.examples(readers.searcher(), wanted, most);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// See {@link TemplateFinder#ranked}.
  TemplateFinder.Ranked ranked(TemplateFinder.Ranking ranking) {
    return ranked(ranking, Beside.NONE);
  }

  /// See {@link io.redoubt.event.port.EventView#ranked}.
  TemplateFinder.Ranked ranked(TemplateFinder.Ranking ranking, Beside beside) {
    Window window = narrowed(ranking.filter(), ranking.window());
    try (Readers readers = source.acquire(window)) {
      IndexSearcher searcher = again.of(readers.searcher());
      return new Ranks(searcher, translation(searcher), ranking, beside, hands).ranked();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// The part of the window that the query's own times leave.
  private static Window narrowed(Query query, Window window) {
    return switch (query) {
      case Query.Times(long from, long to) ->
          new Window(Math.max(from, window.from()), Math.min(to, window.to()));
      case Query.And(var parts) -> {
        Window rest = window;
        for (Query part : parts) {
          rest = narrowed(part, rest);
        }
        yield rest;
      }
      case Query.All _,
          Query.Or _,
          Query.Not _,
          Query.Phrase _,
          Query.Like _,
          Query.FieldPhrase _,
          Query.FieldLike _,
          Query.Is _,
          Query.Exists _,
          Query.Numbers _,
          Query.Addresses _,
          Query.Between _ ->
          window;
    };
  }
}
