package io.redoubt.store.ledger;

import io.redoubt.event.port.Outbox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The outbox in the ledger's file. Changes of alerts are noted by triggers, so that nobody who
/// writes a case has to think of it. They delete and insert: a conflict clause within a trigger
/// gives way to that of the statement that fires it.
record SqliteOutbox(Database database) implements Outbox {
  /// Its tables and triggers. `kind = 0` is an alert.
  static final String TABLES =
      """
      create table notice_following(wanted integer primary key) without rowid;
      create table notice_changes(
        number integer primary key autoincrement, alert text not null unique);
      create trigger case_made after insert on cases
        when new.kind = 0 and exists(select 1 from notice_following)
        begin delete from notice_changes where alert = new.id; insert into notice_changes(alert) values(new.id); end;
      create trigger case_changed after update on cases
        when new.kind = 0 and exists(select 1 from notice_following)
        begin delete from notice_changes where alert = new.id; insert into notice_changes(alert) values(new.id); end;
      create trigger case_gone after delete on cases
        when old.kind = 0 and exists(select 1 from notice_following)
        begin delete from notice_changes where alert = old.id; insert into notice_changes(alert) values(old.id); end;
      create table notices(
        id text primary key, channel text not null, alert text not null, action integer not null,
        severity integer not null, grouped text not null, state integer not null,
        attempts integer not null, due integer not null, created integer not null,
        updated integer not null, reason text not null);
      create index notices_waiting on notices(channel, severity desc, created, due)
        where state = 0;
      create index notices_by_alert on notices(alert) where state = 0;
      create index notices_by_group on notices(channel, grouped, created) where state = 0;
      create index notices_by_state on notices(state, updated desc);
      create table notices_told(
        alert text not null, channel text not null, severity integer not null,
        status text not null, verdict text not null, primary key(alert, channel)) without rowid;
      create table notice_threads(
        channel text not null, grouped text not null, reference text not null,
        primary key(channel, grouped)) without rowid
      """;

  private static final String COLUMNS =
      "id, channel, alert, action, severity, grouped, state, attempts, due, created, updated,"
          + " reason";
  private static final String WAITING =
      "select " + COLUMNS + " from notices as n where state = 0 and ";

  /* What is said of an alert is said in its order. */
  private static final String IN_ORDER =
      " and not exists(select 1 from notices as o where o.state = 0 and o.alert = n.alert"
          + " and o.channel = n.channel and o.rowid < n.rowid)";

  @Override
  public void follow(boolean wanted) {
    database.write(
        sql -> {
          if (wanted) {
            return sql.change("insert or ignore into notice_following(wanted) values(1)");
          }
          sql.change("delete from notice_following");
          return sql.change("delete from notice_changes");
        });
  }

  @Override
  public List<Change> changes(int most) {
    String query = "select number, alert from notice_changes order by number limit ?";
    return database.read(
        sql -> sql.all(row -> new Change(row.getLong(1), row.getString(2)), query, most));
  }

  @Override
  public List<Told> told(String alert) {
    String query =
        "select channel, alert, severity, status, verdict from notices_told where alert = ?";
    return database.read(sql -> sql.all(SqliteOutbox::told, query, alert));
  }

  private static Told told(ResultSet row) throws SQLException {
    return new Told(
        row.getString(1), row.getString(2), row.getInt(3), row.getString(4), row.getString(5));
  }

  @Override
  public List<Notice> waiting(String alert) {
    return database.read(
        sql -> sql.all(SqliteOutbox::notice, WAITING + "alert = ? order by created, id", alert));
  }

  @Override
  public void route(Change change, List<Notice> notices, List<Told> told, List<String> dropped) {
    database.write(
        sql -> {
          for (String id : dropped) {
            sql.change("update notices set state = 3 where id = ? and state = 0", id);
          }
          for (Notice notice : notices) {
            put(sql, notice);
          }
          for (Told one : told) {
            sql.change(
                "insert or replace into notices_told(alert, channel, severity, status, verdict)"
                    + " values(?, ?, ?, ?, ?)",
                one.alert(),
                one.channel(),
                one.severity(),
                one.status(),
                one.verdict());
          }
          return sql.change("delete from notice_changes where number = ?", change.number());
        });
  }

  private static void put(Sql sql, Notice notice) throws SQLException {
    sql.change(
        "insert into notices("
            + COLUMNS
            + ") values(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) on conflict(id) do"
            + " update set action = ?4, severity = ?5, grouped = ?6, due = ?9, reason = ?12"
            + " where state = 0",
        notice.id(),
        notice.channel(),
        notice.alert(),
        notice.action().ordinal(),
        notice.severity(),
        notice.group(),
        notice.state().ordinal(),
        notice.attempts(),
        notice.due(),
        notice.created(),
        notice.updated(),
        notice.reason());
  }

  @Override
  public List<Notice> due(String channel, long now, int most) {
    String query =
        WAITING
            + "channel = ? and due <= ?"
            + IN_ORDER
            + " order by severity desc, created, id limit ?";
    return database.read(sql -> sql.all(SqliteOutbox::notice, query, channel, now, most));
  }

  @Override
  public List<Notice> group(String channel, String group, long until, int most) {
    String query =
        WAITING
            + "channel = ? and grouped = ? and due <= ?"
            + IN_ORDER
            + " order by created, id limit ?";
    return database.read(sql -> sql.all(SqliteOutbox::notice, query, channel, group, until, most));
  }

  @Override
  public void settle(Collection<Notice> settled) {
    database.write(
        sql -> {
          int changed = 0;
          for (Notice one : settled) {
            changed +=
                sql.change(
                    "update notices set state = ?, attempts = ?, due = ?, updated = ?, reason = ?"
                        + " where id = ?",
                    one.state().ordinal(),
                    one.attempts(),
                    one.due(),
                    one.updated(),
                    one.reason(),
                    one.id());
          }
          return changed;
        });
  }

  @Override
  public void thread(String channel, String group, String reference) {
    database.write(
        sql ->
            sql.change(
                "insert or replace into notice_threads(channel, grouped, reference)"
                    + " values(?, ?, ?)",
                channel,
                group,
                reference));
  }

  @Override
  public Optional<String> thread(String channel, String group) {
    String query = "select reference from notice_threads where channel = ? and grouped = ?";
    return database.read(sql -> sql.first(row -> row.getString(1), query, channel, group));
  }

  @Override
  public List<Notice> list(State state, String channel, int most) {
    String query =
        "select "
            + COLUMNS
            + " from notices where state = ? and ? in ('', channel)"
            + " order by updated desc, id limit ?";
    return database.read(
        sql -> sql.all(SqliteOutbox::notice, query, state.ordinal(), channel, most));
  }

  @Override
  public int replay(Collection<String> ids, long now) {
    String change =
        "update notices set state = 0, attempts = 0, due = ?1, created = ?1, updated = ?1"
            + " where state = 2";
    return database.write(
        sql -> {
          if (ids.isEmpty()) {
            return sql.change(change, now);
          }
          int changed = 0;
          for (String id : ids) {
            changed += sql.change(change + " and id = ?2", now, id);
          }
          return changed;
        });
  }

  @Override
  public Map<String, Map<State, Long>> counts() {
    String query = "select channel, state, count(*) from notices group by channel, state";
    Map<String, Map<State, Long>> counts = new TreeMap<>();
    database
        .read(
            sql ->
                sql.all(
                    row ->
                        counts
                            .computeIfAbsent(row.getString(1), _ -> new EnumMap<>(State.class))
                            .put(State.values()[row.getInt(2)], row.getLong(3)),
                    query))
        .clear();
    return counts;
  }

  @Override
  public int forget(long before) {
    return database.write(
        sql -> {
          sql.change(
              "delete from notices_told where status = 'closed' and alert not in"
                  + " (select id from cases where kind = 0)");
          sql.change(
              "delete from notice_threads where not exists(select 1 from notices"
                  + " where notices.channel = notice_threads.channel"
                  + " and notices.grouped = notice_threads.grouped) and grouped not in"
                  + " (select id from cases)");
          return sql.change("delete from notices where state in (1, 3) and updated < ?", before);
        });
  }

  private static Notice notice(ResultSet row) throws SQLException {
    return new Notice(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        Action.values()[row.getInt(4)],
        row.getInt(5),
        row.getString(6),
        State.values()[row.getInt(7)],
        row.getInt(8),
        row.getLong(9),
        row.getLong(10),
        row.getLong(11),
        row.getString(12));
  }
}
