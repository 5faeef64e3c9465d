package io.redoubt.search.query;

import io.redoubt.event.query.Address;
import io.redoubt.event.query.Query;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The grammar: alternatives of conjunctions of terms. One per query.
final class Sentence {
  private static final int DEEPEST = 40;
  private static final int MOST_TERMS = 500;

  private final Cursor text;
  private final Terms terms;
  private int depth;
  private int count;

  Sentence(String text, Terms terms, boolean capitals) {
    this.text = new Cursor(text, capitals);
    this.terms = terms;
  }

  Query whole() {
    Query query = alternatives("");
    text.spaces();
    if (!text.ended()) {
      throw new Wrongly(text.at(), "This ) closes nothing; remove it or add a ( before.");
    }
    return query;
  }

  /// @param field whose values the terms are; empty outside of `field:( … )`
  private Query alternatives(String field) {
    List<Query> parts = new ArrayList<>();
    parts.add(conjunction(field));
    text.spaces();
    while (text.keyword("OR") || twice('|')) {
      parts.add(conjunction(field));
      text.spaces();
    }
    return parts.size() == 1 ? parts.getFirst() : new Query.Or(parts);
  }

  private Query conjunction(String field) {
    List<Query> parts = new ArrayList<>();
    parts.add(negation(field));
    text.spaces();
    while (!text.ended() && text.peek() != ')' && !orFollows()) {
      if (!text.keyword("AND")) {
        twice('&');
      }
      parts.add(negation(field));
      text.spaces();
    }
    return parts.size() == 1 ? parts.getFirst() : new Query.And(parts);
  }

  private boolean orFollows() {
    int here = text.at();
    boolean follows = text.keyword("OR") || twice('|');
    text.back(here);
    return follows;
  }

  private boolean twice(char c) {
    if (text.peek() != c || text.peek(1) != c) {
      return false;
    }
    text.skip(2);
    return true;
  }

  private Query negation(String field) {
    text.spaces();
    int here = text.at();
    boolean not = text.keyword("NOT");
    if (!not && (text.peek() == '!' || text.peek() == '-')) {
      char next = text.peek(1);
      not = next != '\0' && !Character.isWhitespace(next) && next != text.peek();
      text.skip(not ? 1 : 0);
    }
    if (!not) {
      return primary(field);
    }
    deeper(here);
    Query part = negation(field);
    depth--;
    return new Query.Not(part);
  }

  private Query primary(String field) {
    text.spaces();
    int here = text.at();
    if (++count > MOST_TERMS) {
      throw new Wrongly(here, "More than " + MOST_TERMS + " terms; ask for less at a time.");
    }
    if (text.peek() == '(') {
      return group(field);
    }
    refuseOperators(field);
    if (!field.isEmpty()) {
      return value(field);
    }
    String name = text.name();
    if (!name.isEmpty()) {
      Query fielded = fielded(name, here);
      if (fielded != null) {
        return fielded;
      }
      text.back(here);
    }
    return text.peek() == '"' ? terms.phrase(here, text.quoted()) : terms.word(text.raw(""));
  }

  private void refuseOperators(String field) {
    int here = text.at();
    if (text.ended() || text.peek() == ')') {
      throw new Wrongly(here, "Something to look for is missing here.");
    }
    for (String word : List.of("AND", "OR")) {
      if (text.keyword(word)) {
        throw new Wrongly(
            here, word + " needs something on both sides; to look for the word, quote it.");
      }
    }
    if (field.isEmpty() && text.peek() == ':' && text.peek(1) != ':') {
      throw new Wrongly(here, "The name of a field is missing before the colon.");
    }
  }

  private Query group(String field) {
    int here = text.at();
    deeper(here);
    text.skip(1);
    Query inside = alternatives(field);
    text.spaces();
    if (text.peek() != ')') {
      throw new Wrongly(here, "This ( is never closed; add a ).");
    }
    text.skip(1);
    depth--;
    return inside;
  }

  private void deeper(int here) {
    if (++depth > DEEPEST) {
      throw new Wrongly(here, "Nested deeper than " + DEEPEST + "; write it with fewer ( and NOT.");
    }
  }

  /// What is asked of the field of this name, or null when it is no field but a word.
  private @Nullable Query fielded(String name, int here) {
    if (text.peek() == ':') {
      int behind = text.at();
      text.back(here);
      boolean address = Address.of(text.raw("").plain()) != null;
      text.back(behind);
      if (address) {
        return null;
      }
      text.skip(1);
      text.spaces();
      return colon(name);
    }
    text.spaces();
    return comparison(name);
  }

  private Query colon(String name) {
    if (text.peek() == '(') {
      return group(name);
    }
    Query compared = comparison(name);
    if (compared != null) {
      return compared;
    }
    return switch (text.peek()) {
      case '[', '{' -> range(name);
      case '\0', ')' ->
          throw new Wrongly(
              text.at(),
              "A value is missing behind '"
                  + name
                  + ":'; "
                  + name
                  + ":* asks whether it is there.");
      default -> value(name);
    };
  }

  private Query value(String field) {
    int here = text.at();
    if (text.peek() == '"') {
      return terms.exact(field, here, text.quoted());
    }
    if (text.peek() == '[' || text.peek() == '{') {
      return range(field);
    }
    return terms.value(field, text.raw(""));
  }

  private @Nullable Query comparison(String field) {
    char sign = text.peek();
    if (sign != '<' && sign != '>') {
      return null;
    }
    text.skip(1);
    boolean with = text.peek() == '=';
    text.skip(with ? 1 : 0);
    text.spaces();
    int here = text.at();
    Bound bound = bound("");
    if (bound.open()) {
      throw new Wrongly(here, "A value to compare '" + field + "' with is missing here.");
    }
    return sign == '<'
        ? terms.range(field, here, Bound.NONE, bound.with(with))
        : terms.range(field, here, bound.with(with), Bound.NONE);
  }

  private Query range(String field) {
    int here = text.at();
    boolean withLow = text.peek() == '[';
    text.skip(1);
    text.spaces();
    Bound low = bound("]}");
    text.spaces();
    if (!text.keyword("TO")) {
      throw new Wrongly(text.at(), "A range is written [a TO b]; TO is missing here.");
    }
    text.spaces();
    Bound high = bound("]}");
    text.spaces();
    if (text.peek() != ']' && text.peek() != '}') {
      throw new Wrongly(here, "The range is never closed; add a ] behind its upper bound.");
    }
    boolean withHigh = text.peek() == ']';
    text.skip(1);
    return terms.range(field, here, low.with(withLow), high.with(withHigh));
  }

  private Bound bound(String ends) {
    int here = text.at();
    if (text.peek() == '"') {
      return new Bound(here, text.quoted(), true);
    }
    Raw raw = text.raw(ends);
    if (raw.isEmpty()) {
      throw new Wrongly(here, "A bound is missing here; * stands for none.");
    }
    if (raw.isWild() && !raw.isAnything()) {
      throw new Wrongly(here, "A bound has no wildcards; quote it to mean the characters.");
    }
    return raw.isAnything() ? Bound.NONE : new Bound(here, raw.plain(), true);
  }
}
