package io.redoubt.store.ledger;

import io.redoubt.event.port.CaseAction;
import io.redoubt.event.port.CaseAction.What;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.CaseStanding;
import io.redoubt.event.port.Cases.Filed;
import io.redoubt.event.port.Suppression;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Suppressions as rows, and what they mean for cases, within a transaction.
final class SuppressionRows {
  private static final String COLUMNS =
      "id, scope, reason, owner, actor, created, expires, deleted";

  private static final int ALERT = CaseFile.Kind.ALERT.ordinal();

  private SuppressionRows() {}

  static void add(Sql sql, Suppression one) throws SQLException {
    sql.change(
        "insert into suppressions(" + COLUMNS + ") values(?, ?, ?, ?, ?, ?, ?, ?)",
        one.id(),
        ScopeJson.of(one.scope()),
        one.reason(),
        one.owner(),
        one.actor(),
        one.created(),
        one.expires(),
        one.deleted());
  }

  static Optional<Suppression> find(Sql sql, String id) throws SQLException {
    return sql.first(
        SuppressionRows::read, "select " + COLUMNS + " from suppressions where id = ?", id);
  }

  static List<Suppression> list(Sql sql, boolean all) throws SQLException {
    return sql.all(
        SuppressionRows::read,
        "select " + COLUMNS + " from suppressions where ? or deleted = 0 order by created desc, id",
        all);
  }

  /// Those that hide something at this moment, the oldest first.
  static List<Suppression> active(Sql sql, long now) throws SQLException {
    return sql.all(
        SuppressionRows::read,
        "select "
            + COLUMNS
            + " from suppressions where deleted = 0 and expires > ? order by created, id",
        now);
  }

  /// The id of the first that covers it; empty when none does.
  static String covering(List<Suppression> active, CaseFile file) {
    return active.stream()
        .filter(one -> one.scope().covers(file))
        .map(Suppression::id)
        .findFirst()
        .orElse("");
  }

  /// Marks the alerts that this one covers, where they are in sight and not closed.
  static void mark(Sql sql, Suppression one, long now) throws SQLException {
    List<Filed> open = alerts(sql, "suppressed = '' and status <> ? and severity <= ?", now, one);
    for (Filed filed : open) {
      if (one.scope().covers(filed.file())) {
        say(sql, filed, one.id(), one.actor(), now);
      }
    }
  }

  private static List<Filed> alerts(Sql sql, String where, long now, Suppression one)
      throws SQLException {
    if (!one.active(now)) {
      return List.of();
    }
    return marked(
        sql,
        sql.all(
            CaseRows::read,
            "select " + CaseRows.COLUMNS + " from cases where kind = ? and " + where,
            ALERT,
            CaseStanding.CLOSED,
            one.scope().most().ordinal()));
  }

  /// Shows again what this one alone hid.
  static void unmark(Sql sql, String id, String actor, long now) throws SQLException {
    List<Suppression> others = active(sql, now);
    List<Filed> hidden =
        sql.all(
            CaseRows::read,
            "select " + CaseRows.COLUMNS + " from cases where kind = ? and suppressed = ?",
            ALERT,
            id);
    for (Filed filed : marked(sql, hidden)) {
      say(sql, filed, covering(others, filed.file()), actor, now);
    }
  }

  private static List<Filed> marked(Sql sql, List<Filed> bare) throws SQLException {
    List<Filed> whole = new ArrayList<>();
    for (Filed one : bare) {
      whole.add(CaseRows.marked(sql, one));
    }
    return whole;
  }

  private static void say(Sql sql, Filed filed, String by, String actor, long now)
      throws SQLException {
    CaseFile file = filed.file();
    String id = String.join(" ", "suppression", by, file.id(), Long.toString(filed.revision()));
    CaseAction action =
        new CaseAction(id, file.kind(), file.id(), now, actor, new What.Suppressed(by));
    CaseActs.apply(sql, filed, action);
    if (!file.incident().isEmpty()) {
      incident(sql, file.incident(), now);
    }
  }

  /// An incident is hidden while all its alerts are.
  static void incident(Sql sql, String id, long now) throws SQLException {
    Optional<Filed> filed = CaseRows.exactly(sql, CaseFile.Kind.INCIDENT, id);
    if (filed.isEmpty()) {
      return;
    }
    String by =
        sql.first(
                row -> row.getString(1),
                "select coalesce(min(suppressed), '') from cases where kind = ? and incident = ?",
                ALERT,
                id)
            .orElse("");
    if (!by.equals(filed.get().standing().suppressedBy())) {
      CaseActs.own(sql, filed.get().file(), new What.Suppressed(by), now);
    }
  }

  private static Suppression read(ResultSet row) throws SQLException {
    return new Suppression(
        row.getString(1),
        ScopeJson.scope(row.getString(2)),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getLong(6),
        row.getLong(7),
        row.getLong(8));
  }
}
