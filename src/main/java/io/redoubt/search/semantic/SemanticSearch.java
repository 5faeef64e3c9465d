package io.redoubt.search.semantic;

import io.redoubt.event.port.EventFinder.Window;
import io.redoubt.event.port.NumberedEvent;
import io.redoubt.event.port.TemplateFinder;
import io.redoubt.event.port.TemplateFinder.Rank;
import io.redoubt.event.port.TemplateFinder.Ranked;
import io.redoubt.event.port.TemplateFinder.RankedHit;
import io.redoubt.event.port.TemplateFinder.Ranking;
import io.redoubt.event.port.Vectors;
import io.redoubt.event.query.Query;
import io.redoubt.search.Explanation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds events by what they mean. Thread-safe.
///
/// @param understanding the model and its vectors
/// @param index where templates stand
/// @param events gives the event of a sequence number
/// @param explanation says why nothing was found
/// @param settling waits a little for what is being embedded; whether something was
public record SemanticSearch(
    Understanding understanding,
    TemplateFinder index,
    LongFunction<Optional<NumberedEvent>> events,
    Supplier<Explanation> explanation,
    BooleanSupplier settling) {
  /// One for which nothing is embedded while it is asked.
  public SemanticSearch(
      Understanding understanding,
      TemplateFinder index,
      LongFunction<Optional<NumberedEvent>> events,
      Supplier<Explanation> explanation) {
    this(understanding, index, events, explanation, () -> false);
  }

  /// What is looked for.
  ///
  /// @param query its words are what is meant; its conditions on fields are filters
  /// @param window when events must have happened
  /// @param limit hits wanted, 0 to 10,000
  /// @param after only hits that come after this one; null to begin
  /// @param hybrid whether words count beside the meaning
  public record Asked(
      Query query, Window window, int limit, @Nullable Rank after, boolean hybrid) {}

  /// The events that fit the filters, the closest in meaning first. Records that the log keeps no
  /// longer are left out of the hits.
  public CloseAnswer search(Asked asked) {
    Wording wording = Wording.of(asked.query());
    return wording.text().isBlank()
        ? new CloseAnswer.NoWords()
        : close(wording, asked.hybrid() ? wording.words() : null, asked);
  }

  /// The same for a question that is no query, with this filter.
  public CloseAnswer search(String question, Query filter, int limit) {
    Wording wording = new Wording(question, Query.All.ALL, filter);
    return close(wording, null, new Asked(filter, Window.ALL, limit, null, false));
  }

  private CloseAnswer close(Wording wording, @Nullable Query words, Asked asked) {
    Optional<Ranked> found = ranked(wording, words, asked);
    if (found.isEmpty()) {
      return unable(wording);
    }
    boolean strange = found.get().left().strange() > 0 && asked.after() == null;
    Optional<Ranked> again =
        strange && settling.getAsBoolean() ? ranked(wording, words, asked) : found;
    return page(again.orElse(found.get()), wording.filter(), asked);
  }

  private Optional<Ranked> ranked(Wording wording, @Nullable Query words, Asked asked) {
    Optional<Vectors.Closeness> closeness = understanding.closeness(wording.text());
    return closeness.map(
        close ->
            index.ranked(
                new Ranking(
                    wording.filter(), words, asked.window(), close, asked.limit(), asked.after())));
  }

  private CloseAnswer unable(Wording wording) {
    Query any = new Query.And(List.of(wording.words(), wording.filter()));
    return new CloseAnswer.Unable(
        "Meanings cannot be compared now ("
            + understanding.trouble()
            + "); these are found by their words.",
        any);
  }

  private CloseAnswer page(Ranked found, Query filter, Asked asked) {
    List<CloseEvent> hits = new ArrayList<>(found.hits().size());
    for (RankedHit hit : found.hits()) {
      events
          .apply(hit.rank().sequence())
          .ifPresent(event -> hits.add(new CloseEvent(event, hit.rank().score(), hit.closeness())));
    }
    boolean more = !found.hits().isEmpty() && found.hits().size() == asked.limit();
    return new CloseAnswer.Page(
        hits,
        found.total(),
        found.exact(),
        more ? RankCursors.of(found.hits().getLast().rank()) : "",
        why(found, filter, asked),
        understanding.identity());
  }

  private String why(Ranked found, Query filter, Asked asked) {
    if (found.total() == 0) {
      return explanation.get().of(filter, asked.window());
    }
    boolean end = found.hits().isEmpty() && asked.limit() > 0 && asked.after() == null;
    String none =
        end ? "Events fit, but none of their templates is embedded yet; ask again soon." : "";
    String strange = end ? "" : Explanation.strange(found.left().strange());
    return Stream.of(none, strange, Explanation.waiting(found.left().unseen()))
        .filter(said -> !said.isEmpty())
        .collect(Collectors.joining(" "));
  }
}
