package io.redoubt.store.ledger;

import io.redoubt.event.port.Jobs;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Jobs in the ledger's file.
record SqliteJobs(Database database) implements Jobs {
  private static final String COLUMNS = "id, type, state, owner, created, updated, json";

  @Override
  public void put(Job job) {
    database.write(
        sql ->
            sql.change(
                "insert or replace into jobs(" + COLUMNS + ") values(?, ?, ?, ?, ?, ?, ?)",
                job.id(),
                job.type(),
                job.state(),
                job.owner(),
                job.created(),
                job.updated(),
                job.json()));
  }

  @Override
  public Optional<Job> find(String id) {
    String query = "select " + COLUMNS + " from jobs where id = ?";
    return database.read(sql -> sql.first(SqliteJobs::read, query, id));
  }

  @Override
  public List<Job> list(String state, int limit) {
    String query =
        "select " + COLUMNS + " from jobs where ? in ('', state) order by created desc, id limit ?";
    return database.read(sql -> sql.all(SqliteJobs::read, query, state, limit));
  }

  @Override
  public int forget(long before) {
    String change =
        "delete from jobs where updated < ? and state in ('done', 'failed', 'cancelled')";
    return database.write(sql -> sql.change(change, before));
  }

  private static Job read(ResultSet row) throws SQLException {
    return new Job(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getLong(5),
        row.getLong(6),
        row.getString(7));
  }
}
