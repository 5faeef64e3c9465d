package io.redoubt.store.ledger;

import io.redoubt.event.port.LetterBox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Dead letters in the ledger's file.
record SqliteLetters(Database database) implements LetterBox {
  private static final String COLUMNS = "id, sequence, stage, reason, first, last, times";

  @Override
  public void put(List<Letter> letters) {
    database.write(
        sql -> {
          for (Letter one : letters) {
            sql.change(
                """
                insert into dead_letters(sequence, stage, reason, first, last, times)
                values(?, ?, ?, ?, ?, ?)
                on conflict(sequence, stage) do update set
                  reason = excluded.reason, last = excluded.last, times = times + excluded.times
                """,
                one.sequence(),
                one.stage(),
                one.reason(),
                one.first(),
                one.last(),
                one.times());
          }
          return sql.change(
              "delete from dead_letters where id <= (select id from dead_letters"
                  + " order by id desc limit 1 offset ?)",
              KEPT);
        });
  }

  @Override
  public Page list(String stage, long before, int limit) {
    return database.read(
        sql -> {
          List<Letter> found =
              sql.all(
                  SqliteLetters::read,
                  "select "
                      + COLUMNS
                      + " from dead_letters where ? in ('', stage) and (? = 0 or id < ?)"
                      + " order by id desc limit ?",
                  stage,
                  before,
                  before,
                  limit + 1);
          long total =
              sql.number("select count(*) from dead_letters where ? in ('', stage)", stage);
          boolean more = found.size() > limit;
          List<Letter> page = more ? found.subList(0, limit) : found;
          return new Page(
              page,
              total,
              more && limit > 0 ? OptionalLong.of(page.getLast().id()) : OptionalLong.empty());
        });
  }

  @Override
  public Optional<Letter> find(long id) {
    String query = "select " + COLUMNS + " from dead_letters where id = ?";
    return database.read(sql -> sql.first(SqliteLetters::read, query, id));
  }

  @Override
  public List<Letter> records(String stage, int limit) {
    String query =
        "select "
            + COLUMNS
            + " from dead_letters where sequence >= 0 and ? in ('', stage) order by id limit ?";
    return database.read(sql -> sql.all(SqliteLetters::read, query, stage, limit));
  }

  @Override
  public int remove(List<Long> ids) {
    return database.write(
        sql -> {
          int removed = 0;
          for (long id : ids) {
            removed += sql.change("delete from dead_letters where id = ?", id);
          }
          return removed;
        });
  }

  private static Letter read(ResultSet row) throws SQLException {
    return new Letter(
        row.getLong(1),
        row.getLong(2),
        row.getString(3),
        row.getString(4),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7));
  }
}
