package io.redoubt.store.ledger;

import io.redoubt.event.Severity;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.Cases.Filed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Cases as rows, within a transaction.
final class CaseRows {
  /// In the order in which [#read] takes them.
  static final String COLUMNS =
      "kind, id, title, severity, incident, first_seen, last_seen, events, json, status, assignee,"
          + " created, updated";

  private CaseRows() {}

  /// Keeps a case; the same again changes nothing.
  static void keep(Sql sql, CaseFile file, long now) throws SQLException {
    Optional<Filed> there = exactly(sql, file.kind(), file.id());
    if (there.isPresent() && there.get().file().equals(file)) {
      return;
    }
    CaseJoins.separate(sql, file.id());
    sql.change(
        "insert into cases("
            + COLUMNS
            + ") values(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 'new', '', ?10, ?10)"
            + " on conflict(kind, id) do update set title = ?3, severity = ?4, incident = ?5,"
            + " first_seen = ?6, last_seen = ?7, events = ?8, json = ?9, updated = ?10",
        file.kind().ordinal(),
        file.id(),
        file.title(),
        file.severity().ordinal(),
        file.incident(),
        file.firstSeen(),
        file.lastSeen(),
        file.events(),
        file.json(),
        now);
    sql.change("delete from marks where kind = ? and id = ?", file.kind().ordinal(), file.id());
    for (Map.Entry<String, List<String>> mark : file.marks().entrySet()) {
      for (String value : mark.getValue()) {
        sql.change(
            "insert or ignore into marks(name, value, kind, id) values(?, ?, ?, ?)",
            mark.getKey(),
            value,
            file.kind().ordinal(),
            file.id());
      }
    }
  }

  /// The case of this id, or the one it became a part of.
  static Optional<Filed> find(Sql sql, CaseFile.Kind kind, String id) throws SQLException {
    Optional<Filed> found = exactly(sql, kind, id);
    return found.isPresent() ? found : exactly(sql, kind, CaseJoins.target(sql, id));
  }

  private static Optional<Filed> exactly(Sql sql, CaseFile.Kind kind, String id)
      throws SQLException {
    Optional<Filed> found =
        sql.first(
            CaseRows::read,
            "select " + COLUMNS + " from cases where kind = ? and id = ?",
            kind.ordinal(),
            id);
    return found.isEmpty() ? found : Optional.of(marked(sql, found.get()));
  }

  /// With what it can be found by.
  static Filed marked(Sql sql, Filed bare) throws SQLException {
    CaseFile file = bare.file();
    Map<String, List<String>> marks = new LinkedHashMap<>();
    sql.all(
            row -> Map.entry(row.getString(1), row.getString(2)),
            "select name, value from marks where kind = ? and id = ? order by name, value",
            file.kind().ordinal(),
            file.id())
        .forEach(
            mark ->
                marks.computeIfAbsent(mark.getKey(), _ -> new ArrayList<>()).add(mark.getValue()));
    CaseFile whole =
        new CaseFile(
            file.kind(),
            file.id(),
            file.title(),
            file.severity(),
            file.incident(),
            file.firstSeen(),
            file.lastSeen(),
            file.events(),
            marks,
            file.json());
    return new Filed(whole, bare.status(), bare.assignee(), bare.created(), bare.updated());
  }

  /// A row of [#COLUMNS], without marks.
  static Filed read(ResultSet row) throws SQLException {
    CaseFile file =
        new CaseFile(
            CaseFile.Kind.values()[row.getInt(1)],
            row.getString(2),
            row.getString(3),
            Severity.values()[row.getInt(4)],
            row.getString(5),
            row.getLong(6),
            row.getLong(7),
            row.getLong(8),
            new HashMap<>(),
            row.getString(9));
    return new Filed(file, row.getString(10), row.getString(11), row.getLong(12), row.getLong(13));
  }
}
