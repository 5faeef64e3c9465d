package io.redoubt.search.query;

import io.redoubt.event.query.Address;
import io.redoubt.event.query.Fold;
import io.redoubt.event.query.Query;
import io.redoubt.event.query.Texts;
import io.redoubt.event.query.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What single terms mean, by the field they are about and the look of the value.
final class Terms {
  private static final String TIME = "@timestamp";
  private static final String ID = "event.id";
  private static final String TEXT = "event.original";
  private static final int MOST_WORDS = 600;
  private static final List<String> DATED = List.of("ok", "zone_assumed", "inferred");

  private final Ranges ranges;
  private final Times times;
  private int count;

  Terms(Instant now) {
    times = new Times(now);
    ranges = new Ranges(times);
  }

  /// A phrase in quotes, anywhere.
  Query phrase(int position, String text) {
    return new Query.Phrase(words(position, text));
  }

  /// A word without quotes, anywhere.
  Query word(Raw raw) {
    if (raw.isAnything()) {
      return Query.All.ALL;
    }
    if (raw.isWild()) {
      return all(raw, Query.Like::new);
    }
    if (isNetwork(raw.plain())) {
      throw new Wrongly(
          raw.position(),
          "Which address is to be in this network? Write source.ip:"
              + raw.plain()
              + " or related.ip:"
              + raw.plain()
              + ".");
    }
    return phrase(raw.position(), raw.plain());
  }

  /// A value in quotes.
  Query exact(String field, int position, String text) {
    if (field.equals(TIME)) {
      return times.span(position, text);
    }
    if (field.equals(TEXT)) {
      return phrase(position, text);
    }
    if (!Texts.isText(field)) {
      return new Query.Is(field, Fold.fold(text));
    }
    return new Query.FieldPhrase(field, words(position, text));
  }

  /// A value without quotes.
  Query value(String field, Raw raw) {
    if (raw.isAnything()) {
      return exists(field);
    }
    if (field.equals(TEXT)) {
      return word(raw);
    }
    if (!raw.isWild()) {
      return isNetwork(raw.plain())
          ? ranges.network(field, raw.position(), raw.plain())
          : exact(field, raw.position(), raw.plain());
    }
    if (field.equals(TIME) || field.equals(ID)) {
      throw new Wrongly(
          raw.position(),
          field.equals(TIME)
              ? "A time has no wildcards; write @timestamp:2026-03-17 for a whole day."
              : "event.id has no wildcards; write it out.");
    }
    return Texts.isText(field)
        ? all(raw, glob -> new Query.FieldLike(field, glob))
        : new Query.FieldLike(field, raw.glob());
  }

  /// A range of values.
  Query range(String field, int position, Bound low, Bound high) {
    if (low.open() && high.open()) {
      return exists(field);
    }
    if (field.equals(ID) || field.equals(TEXT) || Texts.isText(field)) {
      throw new Wrongly(position, field + " has no order; ask for its words or its whole value.");
    }
    return ranges.of(field, position, low, high);
  }

  private List<String> words(int position, String text) {
    List<String> words = Words.of(text);
    if (words.isEmpty()) {
      throw new Wrongly(position, "There is no letter or digit here to look for.");
    }
    count += words.size();
    if (count > MOST_WORDS) {
      throw new Wrongly(position, "More than " + MOST_WORDS + " words; ask for less at a time.");
    }
    return words;
  }

  private static Query exists(String field) {
    return switch (field) {
      case TIME ->
          new Query.Or(
              DATED.stream()
                  .map(status -> (Query) new Query.Is("redoubt.time.status", status))
                  .toList());
      case ID, TEXT -> Query.All.ALL;
      default -> new Query.Exists(field);
    };
  }

  private static boolean isNetwork(String text) {
    int slash = text.indexOf('/');
    return slash > 0
        && slash + 1 < text.length()
        && text.chars().skip(slash + 1L).allMatch(c -> c >= '0' && c <= '9')
        && Address.of(text.substring(0, slash)) != null;
  }

  private static Query all(Raw raw, Function<String, Query> ask) {
    List<Query> parts = new ArrayList<>();
    raw.wordGlobs().forEach(glob -> parts.add(ask.apply(glob)));
    if (parts.isEmpty()) {
      throw new Wrongly(raw.position(), "There is no letter or digit here to look for.");
    }
    return parts.size() == 1 ? parts.getFirst() : new Query.And(parts);
  }
}
