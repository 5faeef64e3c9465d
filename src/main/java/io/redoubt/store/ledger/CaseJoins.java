package io.redoubt.store.ledger;

import io.redoubt.event.port.CaseAction.What;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.CaseStanding;
import io.redoubt.event.port.Cases.Filed;
import java.sql.SQLException;
import java.util.Optional;

/// Cases that turned out to be a part of others, within a transaction.
final class CaseJoins {
  private static final int LONGEST_WAY = 16;

  private CaseJoins() {}

  /// From now on the one id leads to the other; what was decided goes over where the other has no
  /// decision of its own. An incident may come to be one alert.
  static void join(Sql sql, String from, String into, long now) throws SQLException {
    if (from.equals(into)) {
      return;
    }
    Optional<Filed> old = any(sql, from);
    Optional<Filed> whole = any(sql, into);
    if (old.isPresent() && whole.isPresent()) {
      move(sql, old.get(), whole.get(), now);
    }
  }

  private static Optional<Filed> any(Sql sql, String id) throws SQLException {
    for (CaseFile.Kind kind : CaseFile.Kind.values()) {
      Optional<Filed> found = CaseRows.exactly(sql, kind, id);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static void move(Sql sql, Filed old, Filed whole, long now) throws SQLException {
    String from = old.file().id();
    String into = whole.file().id();
    CaseStanding was = old.standing();
    CaseStanding is = whole.standing();
    boolean decided = !is.status().equals(CaseStanding.NEW);
    CaseStanding after =
        new CaseStanding(
            decided ? is.status() : was.status(),
            is.disposition().isEmpty() ? was.disposition() : is.disposition(),
            is.assignee().isEmpty() ? was.assignee() : is.assignee(),
            is.suppressedBy());
    CaseRows.stand(sql, whole.file().kind(), into, after, now);
    int kind = whole.file().kind().ordinal();
    sql.change("update actions set case_id = ?2, kind = ?3 where case_id = ?1", from, into, kind);
    sql.change("delete from marks where id = ?1", from);
    sql.change("delete from cases where id = ?1", from);
    sql.change("insert or replace into joins(id, into_id) values(?, ?)", from, into);
    Filed closed = new Filed(old.file(), after, whole.revision(), old.created(), old.updated());
    Optional<String> why = Reopening.why(closed, whole.file());
    if (!decided && why.isPresent()) {
      What reopened = new What.Status(CaseStanding.REOPENED, "", why.get());
      CaseActs.own(sql, whole.file(), reopened, now);
    }
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
