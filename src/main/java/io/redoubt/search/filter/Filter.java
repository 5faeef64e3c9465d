package io.redoubt.search.filter;

import io.redoubt.event.Event;
import io.redoubt.event.Field;
import io.redoubt.event.query.Address;
import io.redoubt.event.query.Facts;
import io.redoubt.event.query.Figure;
import io.redoubt.event.query.Fold;
import io.redoubt.event.query.Glob;
import io.redoubt.event.query.Query;
import io.redoubt.event.query.Texts;
import io.redoubt.event.query.Words;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Whether an event fits a query, found by looking at the event. Immutable and thread-safe.
public final class Filter {
  private final Query query;

  /// Asks this of events.
  public Filter(Query query) {
    this.query = query;
  }

  /// Whether the event fits.
  ///
  /// @param millis when it counts as having happened, milliseconds since 1970 UTC
  public boolean matches(Event event, long millis) {
    return fits(query, event, millis);
  }

  private static boolean fits(Query query, Event event, long millis) {
    return switch (query) {
      case Query.All _ -> true;
      case Query.And(var parts) -> parts.stream().allMatch(part -> fits(part, event, millis));
      case Query.Or(var parts) -> parts.stream().anyMatch(part -> fits(part, event, millis));
      case Query.Not(var part) -> !fits(part, event, millis);
      case Query.Times(long from, long to) -> from <= millis && millis < to;
      case Query.Phrase(var words) -> phrase(Texts.all(event), words);
      case Query.Like(var pattern) -> word(Texts.all(event), new Glob(pattern));
      case Query.FieldPhrase(var field, var words) -> phrase(event.texts(Field.of(field)), words);
      case Query.FieldLike(var field, var pattern) -> like(event, field, new Glob(pattern));
      case Query.Is(var field, var value) -> is(event, field, value);
      case Query.Exists(var field) -> any(event, field, _ -> true);
      case Query.Numbers(var field, double low, double high) ->
          any(event, field, value -> Figure.of(value) >= low && Figure.of(value) <= high);
      case Query.Addresses(var field, Address low, Address high) ->
          any(event, field, value -> within(Address.of(value), low, high));
      case Query.Between between ->
          any(event, between.field(), value -> within(Fold.fold(value), between));
    };
  }

  private static boolean any(Event event, String field, Predicate<String> fits) {
    boolean[] found = new boolean[1];
    Facts.each(
        event,
        (name, value) -> {
          if (!found[0] && name.equals(field)) {
            found[0] = fits.test(value);
          }
        });
    return found[0];
  }

  private static boolean is(Event event, String field, String value) {
    if (field.equals("event.id") && event.id().equals(value)) {
      return true;
    }
    Address address = Address.of(value);
    return any(
        event,
        field,
        said -> Fold.fold(said).equals(value) || (address != null && same(address, said)));
  }

  private static boolean same(Address address, String said) {
    Address other = Address.of(said);
    return other != null && address.equals(other);
  }

  private static boolean like(Event event, String field, Glob pattern) {
    return Texts.isText(field)
        ? word(event.texts(Field.of(field)), pattern)
        : any(event, field, value -> pattern.matches(Fold.fold(value)));
  }

  private static boolean word(List<String> texts, Glob pattern) {
    return texts.stream().flatMap(text -> Words.of(text).stream()).anyMatch(pattern::matches);
  }

  private static boolean phrase(List<String> texts, List<String> words) {
    if (!words.isEmpty() && words.size() <= Long.SIZE) {
      return shortPhrase(texts, words);
    }
    return texts.stream().anyMatch(text -> Collections.indexOfSubList(Words.of(text), words) >= 0);
  }

  /* Bit i of a state: the last i + 1 words are the first of the phrase (Baeza-Yates and Gonnet 1992,
   *A new approach to text searching*). */
  private static boolean shortPhrase(List<String> texts, List<String> words) {
    Words cut = new Words();
    long whole = 1L << (words.size() - 1);
    for (String text : texts) {
      cut.over(text);
      long state = 0;
      while (cut.next() && (state & whole) == 0) {
        long same = 0;
        for (int i = 0; i < words.size(); i++) {
          same |= cut.is(words.get(i)) ? 1L << i : 0;
        }
        state = (state << 1 | 1) & same;
      }
      if ((state & whole) != 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean within(@Nullable Address address, Address low, Address high) {
    return address != null && low.compareTo(address) <= 0 && address.compareTo(high) <= 0;
  }

  private static boolean within(String value, Query.Between between) {
    int low = between.low() == null ? 1 : order(value, between.low());
    int high = between.high() == null ? -1 : order(value, between.high());
    return (low > 0 || (low == 0 && between.withLow()))
        && (high < 0 || (high == 0 && between.withHigh()));
  }

  private static int order(String a, String b) {
    return Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
  }
}
