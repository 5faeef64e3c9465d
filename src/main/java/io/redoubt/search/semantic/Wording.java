package io.redoubt.search.semantic;

import io.redoubt.event.query.Query;
import java.util.ArrayList;
import java.util.List;

/// A query taken apart: its words are what is meant, all else is a filter.
///
/// @param text the words, in order; empty when there are none
/// @param words any of them; fits everything when there are none
/// @param filter what events must be like
public record Wording(String text, Query words, Query filter) {
  /// Words that are looked for beside the meaning, at most.
  private static final int MOST = 64;

  /// Takes a query apart. Bare words and phrases are words, also as alternatives of each other;
  /// conditions on fields are filters, and so are words that must not be there and words that are
  /// alternatives of conditions.
  public static Wording of(Query query) {
    List<String> words = new ArrayList<>();
    List<Query> filters = new ArrayList<>();
    split(query, words, filters);
    List<Query> any =
        words.stream().distinct().limit(MOST).map(word -> phrase(List.of(word))).toList();
    return new Wording(
        String.join(" ", words),
        any.isEmpty() ? Query.All.ALL : any.size() == 1 ? any.getFirst() : new Query.Or(any),
        filters.isEmpty()
            ? Query.All.ALL
            : filters.size() == 1 ? filters.getFirst() : new Query.And(filters));
  }

  private static Query phrase(List<String> words) {
    return new Query.Phrase(words);
  }

  private static void split(Query query, List<String> words, List<Query> filters) {
    switch (query) {
      case Query.All _ -> {}
      case Query.Phrase(var phrase) -> words.addAll(phrase);
      case Query.Like(var pattern) -> words.addAll(plain(pattern));
      case Query.And(var parts) -> parts.forEach(part -> split(part, words, filters));
      case Query.Or(var parts) when parts.stream().allMatch(Wording::wordsAlone) ->
          parts.forEach(part -> split(part, words, filters));
      case Query.Or _,
          Query.Not _,
          Query.FieldPhrase _,
          Query.FieldLike _,
          Query.Is _,
          Query.Exists _,
          Query.Numbers _,
          Query.Addresses _,
          Query.Between _,
          Query.Times _ ->
          filters.add(query);
    }
  }

  /* "who logged in?" ends in a wildcard that is none. */
  private static List<String> plain(String pattern) {
    List<String> plain = new ArrayList<>();
    for (String word : pattern.replaceAll("[^\\p{L}\\p{N}_]+", " ").strip().split(" ")) {
      if (!word.isEmpty()) {
        plain.add(word);
      }
    }
    return plain;
  }

  private static boolean wordsAlone(Query query) {
    return switch (query) {
      case Query.Phrase _, Query.Like _ -> true;
      case Query.And(var parts) -> parts.stream().allMatch(Wording::wordsAlone);
      case Query.Or(var parts) -> parts.stream().allMatch(Wording::wordsAlone);
      case Query.All _,
          Query.Not _,
          Query.FieldPhrase _,
          Query.FieldLike _,
          Query.Is _,
          Query.Exists _,
          Query.Numbers _,
          Query.Addresses _,
          Query.Between _,
          Query.Times _ ->
          false;
    };
  }
}
