package io.redoubt.event.port;

import io.redoubt.event.port.EventFinder.Window;
import io.redoubt.event.query.Query;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/// Events found by their templates, see {@link Templating}. Thread-safe. Methods throw
/// `UncheckedIOException` when what is kept cannot be read.
public interface TemplateFinder {
  /// Numbers of templates that events have, each with the sequence number of one such event.
  ///
  /// @param wanted which of them
  /// @param most so many at most
  Map<Long, Long> templates(LongPredicate wanted, int most);

  /// The events that fit, the closest first; among equals the latest, then the one that arrived
  /// last. Those whose template has no closeness come only if words of theirs are wanted.
  Ranked ranked(Ranking ranking);

  /// Makes all that was taken searchable at once.
  void refresh();

  /// What is looked for.
  ///
  /// @param filter what events must be like
  /// @param words that count beside the closeness; null when it alone does. With words the
  ///     score is a sum as {@link #FUSION} says
  /// @param window when they must have happened
  /// @param closeness of templates
  /// @param limit hits wanted, 0 to 10,000
  /// @param after only hits that come after this one; null to begin
  record Ranking(
      Query filter,
      @Nullable Query words,
      Window window,
      Vectors.Closeness closeness,
      int limit,
      @Nullable Rank after) {
    /// What is added to a rank before it is turned over, as in reciprocal rank fusion (Cormack,
    /// Clarke and Büttcher 2009): `1/(60+rank)`, summed over the ranks by words and by closeness.
    public static final int FUSION = 60;

    /// Events whose words fit best, as many as take part in the fusion.
    public static final int BY_WORDS = 1000;

    /// Of which nothing is wanted but that it be looked at.
    public static Ranking of(Query filter) {
      return new Ranking(filter, null, Window.ALL, _ -> Float.NaN, 0, null);
    }

    /// The words that count, any of which may be there, in order; none without words.
    ///
    /// @throws IllegalArgumentException when they are no words but another query
    public List<String> alternatives() {
      return words == null ? List.of() : alternatives(words);
    }

    private static List<String> alternatives(Query query) {
      return switch (query) {
        case Query.Phrase(var phrase) when phrase.size() == 1 -> phrase;
        case Query.Or(var parts) ->
            parts.stream().flatMap(part -> alternatives(part).stream()).distinct().toList();
        case Query other -> throw new IllegalArgumentException("no words to rank by: " + other);
      };
    }
  }

  /// Where an event stands in the order of hits.
  ///
  /// @param score larger is closer
  /// @param millis when it happened, since 1970 UTC
  /// @param sequence its number
  record Rank(float score, long millis, long sequence) implements Comparable<Rank> {
    /// The one that comes first is the smaller.
    @Override
    public int compareTo(Rank other) {
      int byScore = Float.compare(other.score, score);
      int byTime = byScore != 0 ? byScore : Long.compare(other.millis, millis);
      return byTime != 0 ? byTime : Long.compare(other.sequence, sequence);
    }
  }

  /// An event that fits.
  ///
  /// @param rank where it stands
  /// @param closeness of its template; `NaN` when there is none
  record RankedHit(Rank rank, float closeness) {}

  /// @param hits in order
  /// @param total how many fit the filter, on all pages together
  /// @param exact whether that is counted; else it is estimated
  /// @param left what had no place in the order
  record Ranked(List<RankedHit> hits, long total, boolean exact, Left left) {
    /// Copies the list.
    public Ranked {
      hits = List.copyOf(hits);
    }
  }

  /// What a ranking leaves out.
  ///
  /// @param unseen records that wait to be indexed and were not looked at
  /// @param strange templates, of events that wait to be indexed, that have no closeness
  record Left(long unseen, long strange) {
    /// Nothing.
    public static final Left NOTHING = new Left(0, 0);
  }
}
