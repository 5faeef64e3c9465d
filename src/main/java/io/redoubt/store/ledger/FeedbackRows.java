package io.redoubt.store.ledger;

import io.redoubt.event.port.CaseAction;
import io.redoubt.event.port.CaseAction.What;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.CaseVerdict;
import io.redoubt.event.port.Feedback;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// Decisions as labels in the ledger's file.
record FeedbackRows(Database database) implements Feedback {
  /// Keeps a decision with the case as it is filed now, within a transaction.
  static void keep(Sql sql, CaseAction action, What.Status said, CaseFile file)
      throws SQLException {
    CaseVerdict verdict = file.verdict();
    sql.change(
        "insert or ignore into feedback(action, kind, case_id, time, actor, status, disposition,"
            + " reason, engine, judged, judged_severity, evidence, json)"
            + " values(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        action.id(),
        file.kind().ordinal(),
        file.id(),
        action.time(),
        action.actor(),
        said.status(),
        said.disposition(),
        said.reason(),
        verdict.engine(),
        verdict.disposition(),
        verdict.severity(),
        verdict.evidenceHash(),
        file.json());
  }

  @Override
  public List<Label> list(long after, int limit) {
    String query =
        "select number, action, kind, case_id, time, actor, status, disposition, reason, engine,"
            + " judged, judged_severity, evidence, json from feedback where number > ?"
            + " order by number limit ?";
    return database.read(sql -> sql.all(FeedbackRows::label, query, after, limit));
  }

  private static Label label(ResultSet row) throws SQLException {
    CaseAction action =
        new CaseAction(
            row.getString(2),
            CaseFile.Kind.values()[row.getInt(3)],
            row.getString(4),
            row.getLong(5),
            row.getString(6),
            new What.Status(row.getString(7), row.getString(8), row.getString(9)));
    CaseVerdict verdict =
        new CaseVerdict(row.getString(10), row.getString(11), row.getString(12), row.getString(13));
    return new Label(row.getLong(1), action, verdict, row.getString(14));
  }
}
