package io.redoubt.store.ledger;

import io.redoubt.event.port.CaseAction;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.CaseQuery;
import io.redoubt.event.port.Cases;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Alerts and incidents in the ledger's file.
record SqliteCases(Database database, Clock clock) implements Cases {
  @Override
  public void file(List<CaseFile> cases) {
    long now = clock.millis();
    database.write(
        sql -> {
          for (CaseFile one : cases) {
            CaseRows.keep(sql, one, now);
          }
          return true;
        });
  }

  @Override
  public Optional<Filed> find(CaseFile.Kind kind, String id) {
    return database.read(sql -> CaseRows.find(sql, kind, id));
  }

  @Override
  public Page list(CaseQuery query) {
    return database.read(sql -> page(sql, query));
  }

  private static Page page(Sql sql, CaseQuery query) throws SQLException {
    CaseFilter filter = CaseFilter.of(query);
    long total = sql.number("select count(*) from cases c" + filter.where(), filter.values());
    String select =
        "select " + CaseRows.COLUMNS + " from cases c" + filter.where() + filter.order();
    Object[] values = filter.values(query.limit(), query.cursor());
    List<Filed> found = new ArrayList<>();
    for (Filed bare : sql.all(CaseRows::read, select + " limit ? offset ?", values)) {
      found.add(CaseRows.marked(sql, bare));
    }
    long next = query.cursor() + found.size();
    boolean more = !found.isEmpty() && next < total;
    return new Page(found, total, more ? OptionalLong.of(next) : OptionalLong.empty());
  }

  @Override
  public Optional<Filed> act(CaseAction action) {
    return database.write(sql -> act(sql, action));
  }

  private static Optional<Filed> act(Sql sql, CaseAction action) throws SQLException {
    Optional<Filed> found = CaseRows.find(sql, action.kind(), action.caseId());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    String id = found.get().file().id();
    if (keep(sql, action, id) > 0) {
      switch (action.what()) {
        case CaseAction.What.Status status -> stand(sql, id, action, "status", status.status());
        case CaseAction.What.Assigned to -> stand(sql, id, action, "assignee", to.assignee());
        case CaseAction.What.Note _ -> stand(sql, id, action, "id", id);
      }
    }
    return CaseRows.find(sql, action.kind(), id);
  }

  /* The name of a column is ours, never a caller's. */
  private static void stand(Sql sql, String id, CaseAction action, String column, String value)
      throws SQLException {
    sql.change(
        "update cases set " + column + " = ?, updated = max(updated, ?) where kind = ? and id = ?",
        value,
        action.time(),
        action.kind().ordinal(),
        id);
  }

  private static int keep(Sql sql, CaseAction action, String id) throws SQLException {
    List<String> said =
        switch (action.what()) {
          case CaseAction.What.Status(var status, var disposition, var reason) ->
              List.of("status", status, disposition, reason);
          case CaseAction.What.Assigned(var assignee) -> List.of("assigned", assignee, "", "");
          case CaseAction.What.Note(var text) -> List.of("note", text, "", "");
        };
    return sql.change(
        "insert or ignore into actions(id, kind, case_id, time, actor, type, a, b, c)"
            + " values(?, ?, ?, ?, ?, ?, ?, ?, ?)",
        action.id(),
        action.kind().ordinal(),
        id,
        action.time(),
        action.actor(),
        said.get(0),
        said.get(1),
        said.get(2),
        said.get(3));
  }

  @Override
  public List<CaseAction> actions(CaseFile.Kind kind, String id) {
    String query =
        "select id, kind, case_id, time, actor, type, a, b, c from actions"
            + " where kind = ? and case_id = ? order by time, rowid";
    return database.read(
        sql -> sql.all(SqliteCases::action, query, kind.ordinal(), CaseJoins.target(sql, id)));
  }

  private static CaseAction action(ResultSet row) throws SQLException {
    CaseAction.What what =
        switch (row.getString(6)) {
          case "status" ->
              new CaseAction.What.Status(row.getString(7), row.getString(8), row.getString(9));
          case "assigned" -> new CaseAction.What.Assigned(row.getString(7));
          default -> new CaseAction.What.Note(row.getString(7));
        };
    return new CaseAction(
        row.getString(1),
        CaseFile.Kind.values()[row.getInt(2)],
        row.getString(3),
        row.getLong(4),
        row.getString(5),
        what);
  }

  @Override
  public int forget(long before) {
    return database.write(
        sql -> {
          String old = " in (select kind, id from cases where last_seen < ?1 and updated < ?1)";
          sql.change(
              "delete from joins where into_id in"
                  + " (select id from cases where last_seen < ?1 and updated < ?1)",
              before);
          sql.change("delete from marks where (kind, id)" + old, before);
          sql.change("delete from actions where (kind, case_id)" + old, before);
          return sql.change("delete from cases where last_seen < ?1 and updated < ?1", before);
        });
  }
}
