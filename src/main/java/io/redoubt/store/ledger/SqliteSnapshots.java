package io.redoubt.store.ledger;

import io.redoubt.event.port.Snapshot;
import io.redoubt.event.port.Snapshots;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/// Snapshots in the ledger's file, each with a checksum of its own.
record SqliteSnapshots(Database database) implements Snapshots {
  @Override
  public void put(Snapshot snapshot) {
    database.write(
        sql -> {
          keep(sql, snapshot);
          return true;
        });
  }

  /// Keeps one, within a transaction.
  static void keep(Sql sql, Snapshot snapshot) throws SQLException {
    sql.change(
        "insert into snapshots(name, version, next, taken, sum, bytes) values(?, ?, ?, ?, ?, ?)",
        snapshot.name(),
        snapshot.version(),
        snapshot.next(),
        snapshot.taken(),
        sum(snapshot.bytes()),
        snapshot.bytes());
    sql.change(
        "delete from snapshots where name = ?1 and number not in"
            + " (select number from snapshots where name = ?1 order by number desc limit ?2)",
        snapshot.name(),
        KEPT);
  }

  @Override
  public List<Snapshot> of(String name) {
    String query =
        "select name, version, next, taken, sum, bytes from snapshots where name = ?"
            + " order by number desc";
    return database.read(sql -> sql.all(SqliteSnapshots::read, query, name)).stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Snapshot> read(ResultSet row) throws SQLException {
    byte[] bytes = row.getBytes(6);
    if (sum(bytes) != row.getLong(5)) {
      return Optional.empty();
    }
    return Optional.of(
        new Snapshot(row.getString(1), row.getInt(2), row.getLong(3), row.getLong(4), bytes));
  }

  private static long sum(byte[] bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    return sum.getValue();
  }
}
