package io.redoubt.store.ledger;

import io.redoubt.event.port.LedgerException;
import io.redoubt.event.port.Taken.Refusal;
import java.sql.SQLException;
import java.util.List;

/// The tables, as steps from one version of them to the next. A step is never changed once it was
/// released; each runs in one transaction, so that a kill leaves the version before or after it.
final class Schema {
  private static final String FIRST =
      """
      create table cases(
        kind integer not null, id text not null, title text not null, severity integer not null,
        incident text not null, first_seen integer not null, last_seen integer not null,
        events integer not null, json text not null, status text not null default 'new',
        assignee text not null default '', created integer not null, updated integer not null,
        primary key(kind, id));
      create index cases_by_severity on cases(kind, severity desc, last_seen desc, id);
      create index cases_by_time on cases(kind, last_seen desc, id);
      create index cases_by_update on cases(kind, updated desc, id);
      create index cases_by_incident on cases(incident) where incident <> '';
      create table marks(
        name text not null, value text not null, kind integer not null, id text not null,
        primary key(name, value, kind, id)) without rowid;
      create index marks_by_case on marks(kind, id);
      create table joins(id text primary key, into_id text not null) without rowid;
      create index joins_by_target on joins(into_id);
      create table actions(
        id text primary key, kind integer not null, case_id text not null, time integer not null,
        actor text not null, type text not null, a text not null, b text not null,
        c text not null);
      create index actions_by_case on actions(kind, case_id);
      create table api_keys(
        hash blob primary key, name text not null, hint text not null, scopes text not null,
        created integer not null, expires integer not null, revoked integer not null);
      create unique index api_keys_by_name on api_keys(name) where revoked = 0;
      create table jobs(
        id text primary key, type text not null, state text not null, owner text not null,
        created integer not null, updated integer not null, json text not null);
      create index jobs_by_time on jobs(created desc);
      create table snapshots(
        number integer primary key autoincrement, name text not null, version integer not null,
        next integer not null, taken integer not null, sum integer not null, bytes blob not null);
      create index snapshots_by_name on snapshots(name, number desc)
      """;

  /* A key that was replaced by a newer one of its name; dead letters that outlive a restart. */
  private static final String SECOND =
      """
      alter table api_keys add column replaced integer not null default 0;
      drop index api_keys_by_name;
      create unique index api_keys_by_name on api_keys(name) where revoked = 0 and replaced = 0;
      create table dead_letters(
        id integer primary key autoincrement, sequence integer not null, stage text not null,
        reason text not null, first integer not null, last integer not null,
        times integer not null);
      create unique index dead_letters_once on dead_letters(sequence, stage)
      """;

  private static final String LIFE_OF_CASES =
      """
      alter table cases add column disposition text not null default '';
      alter table cases add column suppressed text not null default '';
      alter table cases add column revision integer not null default 0;
      alter table cases add column engine text not null default '';
      alter table cases add column judged text not null default '';
      alter table cases add column judged_severity text not null default '';
      alter table cases add column evidence text not null default '';
      alter table actions add column was_status text not null default 'new';
      alter table actions add column was_disposition text not null default '';
      alter table actions add column was_assignee text not null default '';
      alter table actions add column was_suppressed text not null default '';
      alter table actions add column noted integer not null default 0;
      create index actions_not_noted on actions(noted) where noted = 0;
      create index cases_by_suppression on cases(suppressed) where suppressed <> '';
      update cases set disposition = coalesce((select a.b from actions a where a.kind = cases.kind
        and a.case_id = cases.id and a.type = 'status' and a.b <> ''
        order by a.time desc, a.rowid desc limit 1), '');
      create table suppressions(
        id text primary key, scope text not null, reason text not null, owner text not null,
        actor text not null, created integer not null, expires integer not null,
        deleted integer not null);
      create table feedback(
        number integer primary key autoincrement, action text not null unique,
        kind integer not null, case_id text not null, time integer not null, actor text not null,
        status text not null, disposition text not null, reason text not null,
        engine text not null, judged text not null, judged_severity text not null,
        evidence text not null, json text not null)
      """;

  private static final List<String> STEPS =
      List.of(FIRST, SECOND, LIFE_OF_CASES, SqliteOutbox.TABLES, SqliteChanges.TABLES);

  /// The version this program writes.
  static final int CURRENT = STEPS.size();

  private Schema() {}

  /// The version that is there; 0 in a new file.
  static int version(Sql sql) throws SQLException {
    boolean made =
        sql.number(
                "select count(*) from sqlite_master where type='table' and name='schema_version'")
            > 0;
    return made ? (int) sql.number("select coalesce(max(version), 0) from schema_version") : 0;
  }

  /// Brings the tables to the version of this program.
  ///
  /// @throws LedgerException when they are of a later one: nothing is touched then
  static void upgrade(Sql sql, String file, long now) throws SQLException {
    refuseLater(version(sql), file);
    sql.change("begin immediate");
    try {
      int found = version(sql);
      refuseLater(found, file);
      sql.change(
          "create table if not exists schema_version("
              + "version integer primary key, applied integer not null)");
      for (int step = found; step < CURRENT; step++) {
        for (String statement : STEPS.get(step).split(";\n")) {
          sql.change(statement);
        }
        sql.change("insert into schema_version(version, applied) values(?, ?)", step + 1, now);
      }
      sql.change("commit");
    } catch (SQLException failed) {
      sql.change("rollback");
      throw failed;
    }
  }

  private static void refuseLater(int found, String file) {
    if (found > CURRENT) {
      throw new LedgerException(
          Refusal.BROKEN,
          file
              + " was written by a later version of Redoubt (tables of version "
              + found
              + ", this program knows "
              + CURRENT
              + "): use that version, or restore a backup made before the upgrade");
    }
  }
}
