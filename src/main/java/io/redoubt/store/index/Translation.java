package io.redoubt.store.index;

import io.redoubt.event.port.EventFinder.Window;
import io.redoubt.event.query.Address;
import io.redoubt.event.query.Glob;
import io.redoubt.event.query.Query;
import io.redoubt.event.query.Texts;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.lucene.document.BinaryPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.util.BytesRef;

/// Says in Lucene's words what is asked. Only words and phrases count for the score.
final class Translation {
  private final Shapes.KeysOf keys;

  /// @param keys of the index that is asked
  Translation(Shapes.KeysOf keys) {
    this.keys = keys;
  }

  /// What is asked, in this part of time. The time comes first: in a segment that has nothing of it
  /// no patterns are looked for.
  org.apache.lucene.search.Query of(Query query, Window window) {
    if (window.equals(Window.ALL)) {
      return of(query);
    }
    return query instanceof Query.All
        ? times(window.from(), window.to())
        : new BooleanQuery.Builder()
            .add(times(window.from(), window.to()), Occur.FILTER)
            .add(of(query), Occur.MUST)
            .build();
  }

  /// Whether a word or a phrase is asked for, so that scores differ.
  static boolean scored(Query query) {
    return switch (query) {
      case Query.And(var parts) -> parts.stream().anyMatch(Translation::scored);
      case Query.Or(var parts) -> parts.stream().anyMatch(Translation::scored);
      case Query.Phrase _, Query.FieldPhrase _ -> true;
      case Query.All _,
          Query.Not _,
          Query.Like _,
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

  private org.apache.lucene.search.Query of(Query query) {
    return switch (query) {
      case Query.All _ -> MatchAllDocsQuery.INSTANCE;
      case Query.And(var parts) -> and(parts);
      case Query.Or(var parts) -> or(parts.stream().map(this::of).toList());
      case Query.Not(var part) ->
          new BooleanQuery.Builder()
              .add(MatchAllDocsQuery.INSTANCE, Occur.FILTER)
              .add(of(part), Occur.MUST_NOT)
              .build();
      case Query.Phrase(var words) -> phrase(Keys.WORD, words);
      case Query.Like(var pattern) -> new GlobTerms(Keys.WORD, new byte[0], pattern);
      case Query.FieldPhrase(var field, var words) ->
          Texts.isText(field) ? phrase(Keys.MESSAGE, words) : MatchNoDocsQuery.INSTANCE;
      case Query.FieldLike(var field, var pattern) -> like(field, pattern);
      case Query.Is(var field, var value) -> is(field, value);
      case Query.Exists(var field) -> exists(field);
      case Query.Numbers(var field, double low, double high) -> numbers(field, low, high);
      case Query.Addresses(var field, var low, var high) -> addresses(field, low, high);
      case Query.Between between -> between(between);
      case Query.Times(long from, long to) -> times(from, to);
    };
  }

  private org.apache.lucene.search.Query and(List<Query> parts) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (Query part : parts) {
      if (part instanceof Query.Not(var without)) {
        all.add(of(without), Occur.MUST_NOT);
      } else {
        all.add(of(part), scored(part) ? Occur.MUST : Occur.FILTER);
      }
    }
    if (parts.stream().allMatch(Query.Not.class::isInstance)) {
      all.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
    }
    return all.build();
  }

  private static org.apache.lucene.search.Query or(List<org.apache.lucene.search.Query> parts) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    parts.forEach(part -> any.add(part, Occur.SHOULD));
    return any.build();
  }

  private static org.apache.lucene.search.Query phrase(String field, List<String> words) {
    return words.size() == 1
        ? new TermQuery(new Term(field, words.getFirst()))
        : new PhraseQuery(field, words.toArray(String[]::new));
  }

  private org.apache.lucene.search.Query like(String field, String pattern) {
    if (Texts.isText(field)) {
      return new GlobTerms(Keys.MESSAGE, new byte[0], pattern);
    }
    Glob glob = new Glob(pattern);
    byte[] prefix = glob.prefix();
    PointTexts.Test test = text -> glob.matches(text.bytes, text.offset, text.offset + text.length);
    return any(
        field,
        key ->
            withPoints(
                new GlobTerms(Keys.FACT, key.mark(), pattern), key, "~" + pattern, prefix, test));
  }

  private org.apache.lucene.search.Query is(String field, String value) {
    PointKind kind = PointKind.of(value);
    org.apache.lucene.search.Query same =
        any(
            field,
            key ->
                kind == null
                    ? new TermQuery(new Term(Keys.FACT, term(key, value)))
                    : BinaryPoint.newExactQuery(kind.field(), kind.point(key, kind.number(value))));
    if (field.equals("event.id") && Keys.id(value) != -1) {
      return or(List.of(same, LongPoint.newExactQuery(Keys.ID, Keys.id(value))));
    }
    Address address = Address.of(value);
    return address == null ? same : or(List.of(same, addresses(field, address, address)));
  }

  private static org.apache.lucene.search.Query exists(String field) {
    return new ConstantScoreQuery(
        or(List.of(new ShapeTerms(field), new TermQuery(new Term(Keys.NAME, Keys.there(field))))));
  }

  /* Asks the same of each key under which values of the field stand. */
  private org.apache.lucene.search.Query any(
      String field, Function<NameGroup, org.apache.lucene.search.Query> question) {
    List<org.apache.lucene.search.Query> parts = keys.field(field).stream().map(question).toList();
    return new ConstantScoreQuery(parts.size() == 1 ? parts.getFirst() : or(parts));
  }

  private static BytesRef term(NameGroup key, String folded) {
    return key.term(new BytesRef(folded));
  }

  private org.apache.lucene.search.Query numbers(String field, double low, double high) {
    return low > high
        ? MatchNoDocsQuery.INSTANCE
        : any(
            field,
            key -> {
              byte[] from = key.number(low).bytes;
              byte[] to = key.number(high).bytes;
              var terms = BinaryPoint.newRangeQuery(Keys.NUMBER, from, to);
              return PointKind.mayBeWhole(low, high)
                  ? or(List.of(terms, BinaryPoint.newRangeQuery(Keys.WHOLE, from, to)))
                  : terms;
            });
  }

  /* The addresses of IPv4 have points of their own, unless they are written as others are. */
  private org.apache.lucene.search.Query addresses(String field, Address low, Address high) {
    return low.compareTo(high) > 0
        ? MatchNoDocsQuery.INSTANCE
        : any(field, key -> addresses(key, low, high));
  }

  private static org.apache.lucene.search.Query addresses(
      NameGroup key, Address low, Address high) {
    Address lowShort = low.compareTo(Address.LOWEST_V4) > 0 ? low : Address.LOWEST_V4;
    Address highShort = high.compareTo(Address.HIGHEST_V4) < 0 ? high : Address.HIGHEST_V4;
    List<org.apache.lucene.search.Query> parts = new ArrayList<>();
    if (lowShort.compareTo(highShort) <= 0) {
      parts.add(
          BinaryPoint.newRangeQuery(
              Keys.ADDRESS,
              PointKind.ADDRESS.point(key, v4(lowShort)),
              PointKind.ADDRESS.point(key, v4(highShort))));
    }
    parts.add(
        BinaryPoint.newRangeQuery(
            Keys.LONG_ADDRESS,
            halves(key.longAddress(low).bytes),
            halves(key.longAddress(high).bytes)));
    return parts.size() == 1 ? parts.getFirst() : or(parts);
  }

  private static long v4(Address address) {
    return ByteBuffer.wrap(address.bytes()).getInt(Address.BYTES - Integer.BYTES) & 0xffff_ffffL;
  }

  private static byte[][] halves(byte[] point) {
    int half = point.length / 2;
    return new byte[][] {Arrays.copyOf(point, half), Arrays.copyOfRange(point, half, point.length)};
  }

  private org.apache.lucene.search.Query between(Query.Between range) {
    String low = range.low();
    String high = range.high();
    PointTexts.Test test = within(range);
    return any(
        range.field(),
        key ->
            withPoints(
                new TermRangeQuery(
                    Keys.FACT,
                    term(key, low == null ? "" : low),
                    high == null ? behind(key) : term(key, high),
                    low == null || range.withLow(),
                    high != null && range.withHigh()),
                key,
                range.toString(),
                new byte[0],
                test));
  }

  private static PointTexts.Test within(Query.Between range) {
    BytesRef low = range.low() == null ? new BytesRef() : new BytesRef(range.low());
    BytesRef high = range.high() == null ? null : new BytesRef(range.high());
    return text -> {
      int above = text.compareTo(low);
      int below = high == null ? -1 : text.compareTo(high);
      return (above > 0 || (above == 0 && (range.low() == null || range.withLow())))
          && (below < 0 || (below == 0 && range.withHigh()));
    };
  }

  /* Terms of a key, and texts of its points that are alike. */
  private static org.apache.lucene.search.Query withPoints(
      org.apache.lucene.search.Query terms,
      NameGroup key,
      String asked,
      byte[] prefix,
      PointTexts.Test test) {
    List<org.apache.lucene.search.Query> all = new ArrayList<>();
    all.add(terms);
    for (PointKind kind : PointKind.values()) {
      if (!kind.beginning(prefix).isEmpty()) {
        all.add(new PointTexts(kind, key, asked, prefix, test));
      }
    }
    return or(all);
  }

  /* The first term behind all values. */
  private static BytesRef behind(NameGroup key) {
    return key.term(new BytesRef(new byte[] {Keys.AND}));
  }

  private static org.apache.lucene.search.Query times(long from, long to) {
    return from >= to
        ? MatchNoDocsQuery.INSTANCE
        : LongPoint.newRangeQuery(Keys.TIME, from, to - 1);
  }
}
