package io.redoubt.store.ledger;

import io.redoubt.event.port.Suppression;
import io.redoubt.event.port.Suppressions;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Suppressions in the ledger's file.
record SqliteSuppressions(Database database, Clock clock) implements Suppressions {
  @Override
  public void add(Suppression suppression) {
    long now = clock.millis();
    database.write(
        sql -> {
          SuppressionRows.add(sql, suppression);
          SuppressionRows.mark(sql, suppression, now);
          return true;
        });
  }

  @Override
  public Optional<Suppression> find(String id) {
    return database.read(sql -> SuppressionRows.find(sql, id));
  }

  @Override
  public List<Suppression> list(boolean all) {
    return database.read(sql -> SuppressionRows.list(sql, all));
  }

  @Override
  public Optional<Suppression> delete(String id, String actor) {
    long now = clock.millis();
    return database.write(sql -> delete(sql, id, actor, now));
  }

  private static Optional<Suppression> delete(Sql sql, String id, String actor, long now)
      throws SQLException {
    String change = "update suppressions set deleted = ? where id = ? and deleted = 0";
    if (sql.change(change, now, id) == 0) {
      return Optional.empty();
    }
    SuppressionRows.unmark(sql, id, actor, now);
    return SuppressionRows.find(sql, id);
  }

  @Override
  public Map<String, Long> hidden() {
    Map<String, Long> hidden = new TreeMap<>();
    String query =
        "select suppressed, count(*) from cases where suppressed <> '' and kind = 0"
            + " group by suppressed";
    database
        .read(sql -> sql.all(row -> Map.entry(row.getString(1), row.getLong(2)), query))
        .forEach(one -> hidden.put(one.getKey(), one.getValue()));
    return hidden;
  }
}
