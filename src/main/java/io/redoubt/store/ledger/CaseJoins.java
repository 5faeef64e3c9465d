package io.redoubt.store.ledger;

import java.sql.SQLException;

/// Cases that turned out to be a part of others, within a transaction.
final class CaseJoins {
  private static final int LONGEST_WAY = 16;

  private CaseJoins() {}

  /// From now on the one id leads to the other; what was decided goes over where the other has no
  /// decision of its own.
  static void join(Sql sql, String from, String into, long now) throws SQLException {
    if (from.equals(into)) {
      return;
    }
    boolean decided =
        sql.change(
                "update cases set updated = max(cases.updated, ?3), status = case cases.status when"
                    + " 'new' then old.status else cases.status end, assignee = case cases.assignee"
                    + " when '' then old.assignee else cases.assignee end from cases as old where"
                    + " cases.id = ?2 and old.id = ?1 and old.kind = cases.kind",
                from,
                into,
                now)
            > 0;
    if (!decided) {
      return;
    }
    sql.change("update actions set case_id = ?2 where case_id = ?1", from, into);
    sql.change("delete from marks where id = ?1", from);
    sql.change("delete from cases where id = ?1", from);
    sql.change("insert or replace into joins(id, into_id) values(?, ?)", from, into);
  }

  /// This id is a case of its own.
  static void separate(Sql sql, String id) throws SQLException {
    sql.change("delete from joins where id = ?", id);
  }

  /// Where this id leads; itself when it was never joined.
  static String target(Sql sql, String id) throws SQLException {
    String at = id;
    for (int i = 0; i < LONGEST_WAY; i++) {
      var next = sql.first(row -> row.getString(1), "select into_id from joins where id = ?", at);
      if (next.isEmpty()) {
        return at;
      }
      at = next.get();
    }
    return at;
  }
}
