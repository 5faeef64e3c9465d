package io.redoubt.event.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an event must be like. Texts in it are folded ({@link Fold}); a field that stands several
/// times in an event fits when one of its values does. Immutable.
public sealed interface Query {
  /// Every event.
  enum All implements Query {
    /// The only value.
    ALL
  }

  /// All of these; at least one part.
  record And(List<Query> parts) implements Query {
    /// Copies the list.
    public And {
      parts = List.copyOf(parts);
    }
  }

  /// At least one of these; at least one part.
  record Or(List<Query> parts) implements Query {
    /// Copies the list.
    public Or {
      parts = List.copyOf(parts);
    }
  }

  /// Events that are not like this.
  record Not(Query part) implements Query {}

  /// These words ({@link Words}), next to each other in this order, in the text of the event.
  ///
  /// @param words at least one
  record Phrase(List<String> words) implements Query {
    /// Copies the list.
    public Phrase {
      words = List.copyOf(words);
    }
  }

  /// A word of the event's text fits the pattern ({@link Glob}).
  record Like(String pattern) implements Query {}

  /// The field of text ({@link Texts}) holds these words next to each other.
  record FieldPhrase(String field, List<String> words) implements Query {
    /// Copies the list.
    public FieldPhrase {
      words = List.copyOf(words);
    }
  }

  /// A value of the field is this text, or the same address written in another way; for a field of
  /// text see {@link FieldPhrase}.
  record Is(String field, String value) implements Query {}

  /// A value of the field fits the pattern ({@link Glob}); in a field of text ({@link Texts}), a
  /// word does.
  record FieldLike(String field, String pattern) implements Query {}

  /// The field stands in the event.
  record Exists(String field) implements Query {}

  /// A value of the field reads as a number from `low` to `high`, both included.
  record Numbers(String field, double low, double high) implements Query {}

  /// A value of the field is an address from `low` to `high`, both included, in the order of
  /// {@link Address}.
  record Addresses(String field, Address low, Address high) implements Query {}

  /// A value of the field lies between, in the order of Unicode code points.
  ///
  /// @param low null for no bound
  /// @param withLow whether `low` itself fits
  /// @param high null for no bound
  /// @param withHigh whether `high` itself fits
  record Between(
      String field, @Nullable String low, boolean withLow, @Nullable String high, boolean withHigh)
      implements Query {}

  /// The event happened in this time; one without a time is taken to have happened when it
  /// arrived.
  ///
  /// @param from first millisecond since 1970 UTC
  /// @param to first millisecond after it
  record Times(long from, long to) implements Query {}
}
