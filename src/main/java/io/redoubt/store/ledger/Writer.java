package io.redoubt.store.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/// Puts the changes that wait into one transaction. Anybody adds; one thread runs.
final class Writer {
  private static final int MOST = 256;

  private final Sql sql;
  private final Function<SQLException, RuntimeException> failure;
  private final Queue<Waiting<?>> queue = new ConcurrentLinkedQueue<>();
  private volatile String trouble = "";

  /// Changes through this connection; `failure` says what callers are told of an error.
  Writer(Sql sql, Function<SQLException, RuntimeException> failure) {
    this.sql = sql;
    this.failure = failure;
  }

  Sql sql() {
    return sql;
  }

  /// Why the last transaction failed; empty when it did not.
  String trouble() {
    return trouble;
  }

  /// To be done at the next run.
  void add(Waiting<?> change) {
    queue.add(change);
  }

  /// Does what waits, if anything still does.
  void run() {
    List<Waiting<?>> group = new ArrayList<>();
    for (Waiting<?> next = queue.poll(); next != null; next = queue.poll()) {
      group.add(next);
      if (group.size() == MOST) {
        break;
      }
    }
    if (group.isEmpty()) {
      return;
    }
    try {
      commit(group);
      trouble = "";
      group.forEach(Waiting::tell);
    } catch (SQLException failed) {
      RuntimeException why = failure.apply(failed);
      trouble = String.valueOf(why.getMessage());
      group.forEach(change -> change.fail(why));
    }
  }

  private void commit(List<Waiting<?>> group) throws SQLException {
    sql.change("begin immediate");
    try {
      for (Waiting<?> change : group) {
        change.run(sql, failure);
      }
      sql.change("commit");
    } catch (SQLException failed) {
      undo();
      throw failed;
    }
  }

  /* Some errors, a full disk among them, have ended the transaction already. */
  private void undo() {
    try {
      sql.change("rollback");
    } catch (SQLException ended) {
      return;
    }
  }
}
