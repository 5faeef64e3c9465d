package io.redoubt.store.ledger;

import io.redoubt.event.port.CaseAction;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.CaseQuery;
import io.redoubt.event.port.CaseRevision;
import io.redoubt.event.port.Cases;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Alerts and incidents in the ledger's file.
record SqliteCases(Database database, Clock clock) implements Cases {
  @Override
  public void file(List<CaseFile> cases) {
    long now = clock.millis();
    database.write(
        sql -> {
          CaseFiling.file(sql, cases, now);
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
  public Set<String> ids(CaseQuery query) {
    CaseFilter filter = CaseFilter.of(query);
    String select = "select c.id from cases c" + filter.where();
    return database.read(
        sql -> new HashSet<>(sql.all(row -> row.getString(1), select, filter.values())));
  }

  @Override
  public Acted act(CaseAction action, long revision) {
    return database.write(sql -> CaseActs.act(sql, action, revision));
  }

  @Override
  public List<CaseRevision> history(CaseFile.Kind kind, String id) {
    String query =
        "select "
            + CaseActs.COLUMNS
            + " from actions where kind = ? and case_id = ? order by rowid";
    return database.read(
        sql -> sql.all(CaseActs::read, query, kind.ordinal(), CaseJoins.target(sql, id)));
  }

  @Override
  public List<CaseRevision> unnoted(int limit) {
    String query = "select " + CaseActs.COLUMNS + " from actions where noted = 0";
    return database.read(sql -> sql.all(CaseActs::read, query + " order by rowid limit ?", limit));
  }

  @Override
  public void noted(List<String> ids) {
    database.write(
        sql -> {
          for (String id : ids) {
            sql.change("update actions set noted = 1 where id = ?", id);
          }
          return true;
        });
  }

  @Override
  public int forget(long before) {
    return database.write(sql -> forget(sql, before));
  }

  private static int forget(Sql sql, long before) throws SQLException {
    String old =
        " from cases c where c.last_seen < ?1 and c.updated < ?1 and c.status = 'closed'"
            + " and not exists(select 1 from cases i where i.kind <> c.kind and i.id = c.incident"
            + " and not (i.status = 'closed' and i.last_seen < ?1 and i.updated < ?1))";
    String these = " in (select c.kind, c.id" + old + ")";
    sql.change("delete from joins where into_id in (select c.id" + old + ")", before);
    sql.change("delete from marks where (kind, id)" + these, before);
    sql.change("delete from actions where (kind, case_id)" + these, before);
    return sql.change("delete from cases where (kind, id)" + these, before);
  }
}
