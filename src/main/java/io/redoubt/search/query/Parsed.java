package io.redoubt.search.query;

import io.redoubt.event.query.Query;

/// What became of a text that was read as a query.
public sealed interface Parsed {
  /// It is one.
  record Right(Query query) implements Parsed {}

  /// It is none.
  ///
  /// @param position of the trouble: characters (UTF-16) before it, from 0
  /// @param message what is wrong and what to write instead, one line
  record Wrong(int position, String message) implements Parsed {}
}
