package io.redoubt.store.ledger;

import java.sql.SQLException;

/// Something done with a connection.
@FunctionalInterface
interface Work<T> {
  /// Does it; what it throws undoes it.
  T with(Sql sql) throws SQLException;
}
