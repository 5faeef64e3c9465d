package io.redoubt.store.ledger;

import io.redoubt.event.Severity;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.CaseStanding;
import io.redoubt.event.port.CaseVerdict;
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
      "kind, id, title, severity, incident, first_seen, last_seen, events, engine, judged,"
          + " judged_severity, evidence, json, status, disposition, assignee, suppressed, revision,"
          + " created, updated";

  private CaseRows() {}

  /// Writes what was found, new or in place of what was there; how the case stands is not touched.
  static void put(Sql sql, CaseFile file, long now) throws SQLException {
    CaseVerdict verdict = file.verdict();
    sql.change(
        "insert into cases(kind, id, title, severity, incident, first_seen, last_seen, events,"
            + " engine, judged, judged_severity, evidence, json, created, updated)"
            + " values(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?14)"
            + " on conflict(kind, id) do update set title = ?3, severity = ?4, incident = ?5,"
            + " first_seen = ?6, last_seen = ?7, events = ?8, engine = ?9, judged = ?10,"
            + " judged_severity = ?11, evidence = ?12, json = ?13, updated = max(updated, ?14)",
        file.kind().ordinal(),
        file.id(),
        file.title(),
        file.severity().ordinal(),
        file.incident(),
        file.firstSeen(),
        file.lastSeen(),
        file.events(),
        verdict.engine(),
        verdict.disposition(),
        verdict.severity(),
        verdict.evidenceHash(),
        file.json(),
        now);
    marks(sql, file);
  }

  private static void marks(Sql sql, CaseFile file) throws SQLException {
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

  /// The case stands like this from now on, one revision later.
  static void stand(Sql sql, CaseFile.Kind kind, String id, CaseStanding now, long time)
      throws SQLException {
    sql.change(
        "update cases set status = ?, disposition = ?, assignee = ?, suppressed = ?,"
            + " revision = revision + 1, updated = max(updated, ?) where kind = ? and id = ?",
        now.status(),
        now.disposition(),
        now.assignee(),
        now.suppressedBy(),
        time,
        kind.ordinal(),
        id);
  }

  /// The case of this id, or the one it became a part of.
  static Optional<Filed> find(Sql sql, CaseFile.Kind kind, String id) throws SQLException {
    Optional<Filed> found = exactly(sql, kind, id);
    return found.isPresent() ? found : exactly(sql, kind, CaseJoins.target(sql, id));
  }

  /// The case of this very id.
  static Optional<Filed> exactly(Sql sql, CaseFile.Kind kind, String id) throws SQLException {
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
            file.verdict(),
            file.json());
    return new Filed(whole, bare.standing(), bare.revision(), bare.created(), bare.updated());
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
            new CaseVerdict(
                row.getString(9), row.getString(10), row.getString(11), row.getString(12)),
            row.getString(13));
    return new Filed(file, standing(row, 14), row.getLong(18), row.getLong(19), row.getLong(20));
  }

  /// Four columns from this one on.
  static CaseStanding standing(ResultSet row, int first) throws SQLException {
    return new CaseStanding(
        row.getString(first),
        row.getString(first + 1),
        row.getString(first + 2),
        row.getString(first + 3));
  }
}
