package io.redoubt.store.ledger;

import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.Changes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Numbers that triggers of the database give within the transaction of a change. There is one
/// writer at a time, also among programs, so that they go up in the order of the commits.
record SqliteChanges(Database database) implements Changes {
  /* A job is of no kind of case. */
  private static final int JOB = -1;

  /// Its table and triggers, and what is there already in the order in which it changed.
  static final String TABLES =
      """
      create table changes(
        number integer primary key autoincrement, kind integer not null, id text not null);
      create unique index changes_once on changes(kind, id);
      insert into changes(kind, id) select kind, id from (select kind, id, updated from cases
        union all select -1, id, updated from jobs) order by updated, kind, id;
      create trigger told_case_filed after insert on cases begin
        delete from changes where kind = new.kind and id = new.id; \
        insert into changes(kind, id) values(new.kind, new.id); end;
      create trigger told_case_changed after update of updated on cases begin
        delete from changes where kind = new.kind and id = new.id; \
        insert into changes(kind, id) values(new.kind, new.id); end;
      create trigger told_case_gone after delete on cases begin
        delete from changes where kind = old.kind and id = old.id; end;
      create trigger told_job_kept after insert on jobs begin
        delete from changes where kind = -1 and id = new.id; \
        insert into changes(kind, id) values(-1, new.id); end;
      create trigger told_job_gone after delete on jobs begin
        delete from changes where kind = -1 and id = old.id; end
      """;

  @Override
  public List<Change> after(long number, int limit) {
    String query = "select number, kind, id from changes where number > ? order by number limit ?";
    return database.read(sql -> sql.all(SqliteChanges::read, query, number, limit));
  }

  @Override
  public long last() {
    return database.read(SqliteChanges::last);
  }

  private static long last(Sql sql) throws SQLException {
    return sql.number("select seq from sqlite_sequence where name = 'changes'");
  }

  @Override
  public long before(long millis) {
    String first =
        "select min(number) from (select number from changes n join cases c on c.kind = n.kind and"
            + " c.id = n.id where c.updated >= ?1 union all select number from changes n join jobs"
            + " j on n.kind = -1 and j.id = n.id where j.updated >= ?1)";
    return database.read(
        sql -> {
          long number = sql.number(first, millis);
          return number == 0 ? last(sql) : number - 1;
        });
  }

  private static Change read(ResultSet row) throws SQLException {
    int kind = row.getInt(2);
    return new Change(
        row.getLong(1),
        kind == JOB ? Optional.empty() : Optional.of(CaseFile.Kind.values()[kind]),
        row.getString(3));
  }
}
