package io.redoubt.search.cases;

import io.redoubt.event.port.CaseFile.Kind;
import io.redoubt.event.port.CaseQuery;
import io.redoubt.event.port.TemplateFinder.Ranking;
import io.redoubt.event.port.Vectors.Closeness;
import io.redoubt.event.query.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds alerts and incidents by what they and the notes about them mean, and by their words.
/// Thread-safe.
///
/// @param catalogue what the cases say
public record CaseSearch(CaseCatalogue catalogue) {

  /// What is looked for.
  ///
  /// @param question what is meant, in words
  /// @param filter which cases may be found; its order, cursor and limit do not count
  /// @param from how many hits to pass over
  /// @param limit hits wanted
  public record Asked(String question, CaseMode mode, CaseQuery filter, int from, int limit) {}

  /// A case with its best piece.
  private record Candidate(Entry entry, Piece best, float similarity, double words) {}

  private record Scored(Candidate candidate, double score) {}

  /// The cases that fit the filter, the closest first. By words alone only those with one of the
  /// words; else all of them. Where no model can compare, words alone do.
  public CaseAnswer search(Asked asked) {
    Set<Integer> words =
        Words.of(asked.question()).stream().map(String::hashCode).collect(Collectors.toSet());
    if (words.isEmpty()) {
      return new CaseAnswer.NoWords();
    }
    Collection<Entry> all = catalogue.entries(asked.filter().kind());
    boolean meant = asked.mode() != CaseMode.KEYWORD && !all.isEmpty();
    Optional<Closeness> closeness =
        meant ? catalogue.understanding().closeness(asked.question()) : Optional.empty();
    boolean unable = meant && closeness.isEmpty();
    CaseMode mode = unable ? CaseMode.KEYWORD : asked.mode();
    Set<String> fit = all.isEmpty() ? Set.of() : catalogue.cases().ids(asked.filter());
    List<Scored> found = scored(candidates(all, fit, words, closeness, mode), mode);
    List<CloseCase> hits = hits(found, asked);
    int end = asked.from() + asked.limit();
    return new CaseAnswer.Page(
        hits,
        found.size(),
        end < found.size() && asked.limit() > 0 ? end : 0,
        said(
            unable ? catalogue.understanding().trouble() : null,
            found.isEmpty(),
            all.size(),
            asked.filter(),
            fit.size()),
        closeness.map(_ -> catalogue.understanding().identity()));
  }

  private static List<Candidate> candidates(
      Collection<Entry> all,
      Set<String> fit,
      Set<Integer> words,
      Optional<Closeness> closeness,
      CaseMode mode) {
    List<int[]> texts =
        all.stream().flatMap(entry -> entry.pieces().stream()).map(Piece::words).toList();
    WordScores scores = new WordScores(words, texts);
    Closeness near = closeness.orElse(_ -> Float.NaN);
    Comparator<Candidate> better =
        mode == CaseMode.KEYWORD
            ? Comparator.comparingDouble(Candidate::words)
            : Comparator.comparingDouble((Candidate one) -> known(one.similarity()))
                .thenComparingDouble(Candidate::words);
    List<Candidate> candidates = new ArrayList<>();
    for (Entry entry : all) {
      if (fit.contains(entry.id().id())) {
        entry.pieces().stream()
            .map(
                piece ->
                    new Candidate(entry, piece, near.of(piece.key()), scores.of(piece.words())))
            .max(better)
            .ifPresent(
                best ->
                    candidates.add(
                        new Candidate(
                            entry, best.best(), best.similarity(), words(entry, scores))));
      }
    }
    return candidates;
  }

  private static double words(Entry entry, WordScores scores) {
    return entry.pieces().stream().mapToDouble(piece -> scores.of(piece.words())).max().orElse(0);
  }

  private static double known(float similarity) {
    return Float.isNaN(similarity) ? -1 : similarity;
  }

  private static List<Scored> scored(List<Candidate> candidates, CaseMode mode) {
    List<Scored> scored = new ArrayList<>();
    switch (mode) {
      case KEYWORD ->
          candidates.stream()
              .filter(one -> one.words() > 0)
              .forEach(one -> scored.add(new Scored(one, one.words())));
      case SEMANTIC ->
          candidates.forEach(one -> scored.add(new Scored(one, known(one.similarity()))));
      case HYBRID -> {
        double[] meant = reciprocals(candidates, one -> known(one.similarity()), -1);
        double[] said = reciprocals(candidates, Candidate::words, 0);
        for (int i = 0; i < meant.length; i++) {
          scored.add(new Scored(candidates.get(i), meant[i] + said[i]));
        }
      }
    }
    scored.sort(
        Comparator.comparingDouble(Scored::score)
            .reversed()
            .thenComparing(one -> -one.candidate().entry().lastSeen())
            .thenComparing(one -> one.candidate().entry().id().id()));
    return scored;
  }

  /* 1/(60+rank) of each; equal scores have equal ranks, and the least score has none. */
  private static double[] reciprocals(
      List<Candidate> candidates, ToDoubleFunction<Candidate> score, double least) {
    double[] scores = candidates.stream().mapToDouble(score).toArray();
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    double[] reciprocals = new double[scores.length];
    for (int i = 0; i < scores.length; i++) {
      if (scores[i] > least) {
        int above = sorted.length - 1 - last(sorted, scores[i]);
        reciprocals[i] = 1.0 / (Ranking.FUSION + 1 + above);
      }
    }
    return reciprocals;
  }

  private static int last(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (sorted[middle] <= value) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private List<CloseCase> hits(List<Scored> found, Asked asked) {
    List<CloseCase> hits = new ArrayList<>();
    for (Scored one : found.stream().skip(asked.from()).limit(asked.limit()).toList()) {
      Candidate it = one.candidate();
      Entry.Id id = it.entry().id();
      catalogue
          .cases()
          .find(id.kind(), id.id())
          .map(
              filed -> new CloseCase(filed, it.best().note(), (float) one.score(), it.similarity()))
          .ifPresent(hits::add);
    }
    return hits;
  }

  private static String said(
      @Nullable String trouble, boolean none, int all, CaseQuery filter, int fit) {
    String what = filter.kind() == Kind.ALERT ? "alert" : "incident";
    if (none && all == 0) {
      return "There are no " + what + "s yet.";
    }
    if (none && fit == 0) {
      return String.format(Locale.ROOT, "None of the %d %ss fits the filters.", all, what);
    }
    if (none) {
      return "No "
          + what
          + " that fits the filters has one of these words, nor has a note about one.";
    }
    return trouble == null
        ? ""
        : "Meanings cannot be compared now (" + trouble + "); these are found by their words.";
  }
}
