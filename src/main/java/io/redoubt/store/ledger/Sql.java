package io.redoubt.store.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A connection, as far as the ledger speaks to it: statements with their values, never with values
/// written into them. For one thread at a time.
record Sql(Connection connection) {
  /// One row of an answer.
  @FunctionalInterface
  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  /// Changes rows; says how many.
  int change(String statement, Object... values) throws SQLException {
    try (PreparedStatement prepared = prepared(statement, values)) {
      return prepared.executeUpdate();
    }
  }

  /// All rows.
  <T> List<T> all(Row<T> row, String statement, Object... values) throws SQLException {
    try (PreparedStatement prepared = prepared(statement, values);
        ResultSet rows = prepared.executeQuery()) {
      List<T> all = new ArrayList<>();
      while (rows.next()) {
        all.add(row.of(rows));
      }
      return all;
    }
  }

  /// The first row; empty when there is none.
  <T> Optional<T> first(Row<T> row, String statement, Object... values) throws SQLException {
    try (PreparedStatement prepared = prepared(statement, values);
        ResultSet rows = prepared.executeQuery()) {
      return rows.next() ? Optional.of(row.of(rows)) : Optional.empty();
    }
  }

  /// A number that is always there, such as a count.
  long number(String statement, Object... values) throws SQLException {
    return first(row -> row.getLong(1), statement, values).orElse(0L);
  }

  private PreparedStatement prepared(String statement, Object... values) throws SQLException {
    PreparedStatement prepared = connection.prepareStatement(statement);
    for (int i = 0; i < values.length; i++) {
      prepared.setObject(i + 1, values[i]);
    }
    return prepared;
  }
}
