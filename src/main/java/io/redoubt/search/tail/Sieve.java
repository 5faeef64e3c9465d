package io.redoubt.search.tail;

import io.redoubt.event.query.Address;
import io.redoubt.event.query.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the terms of events must have for one of them to fit a query. Passing it says nothing, not
/// passing it that none fits. Immutable.
@FunctionalInterface
interface Sieve {
  /// Whether one of the events may fit whose terms are these ({@link Terms}).
  boolean passes(long[] bits);

  /// That of a query; null when terms say nothing about it.
  static @Nullable Sieve of(Query query) {
    return switch (query) {
      case Query.And(var parts) -> all(parts.stream().map(Sieve::of).toArray(Sieve[]::new));
      case Query.Or(var parts) -> any(parts);
      case Query.Phrase(var words) ->
          all(words.stream().map(word -> term(Terms.word(word))).toArray(Sieve[]::new));
      case Query.Is(var field, var value) -> value(field, value);
      case Query.All _, Query.Not _, Query.Times _, Query.Exists _ -> null;
      case Query.FieldPhrase _, Query.Like _, Query.FieldLike _ -> null;
      case Query.Numbers _, Query.Addresses _, Query.Between _ -> null;
    };
  }

  private static Sieve term(long term) {
    return bits -> Terms.has(term, bits);
  }

  private static @Nullable Sieve value(String field, String value) {
    if (!Terms.tell(field)) {
      return null;
    }
    long said = Terms.value(field, value);
    Address address = Address.of(value);
    if (address == null) {
      return term(said);
    }
    long same = Terms.address(field, address);
    return bits -> Terms.has(said, bits) || Terms.has(same, bits);
  }

  private static @Nullable Sieve all(@Nullable Sieve... parts) {
    List<Sieve> known = new ArrayList<>();
    for (Sieve part : parts) {
      if (part != null) {
        known.add(part);
      }
    }
    return known.isEmpty() ? null : bits -> known.stream().allMatch(part -> part.passes(bits));
  }

  private static @Nullable Sieve any(List<Query> parts) {
    List<@Nullable Sieve> all = new ArrayList<>();
    parts.forEach(part -> all.add(of(part)));
    if (all.contains(null)) {
      return null;
    }
    List<Sieve> known = all.stream().map(Objects::requireNonNull).toList();
    return bits -> known.stream().anyMatch(part -> part.passes(bits));
  }
}
