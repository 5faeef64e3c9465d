package io.redoubt.store.ledger;

import io.redoubt.event.port.CaseAction;
import io.redoubt.event.port.CaseAction.What;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.CaseRevision;
import io.redoubt.event.port.CaseStanding;
import io.redoubt.event.port.CaseVerdict;
import io.redoubt.event.port.Cases;
import io.redoubt.event.port.Cases.Acted;
import io.redoubt.event.port.Cases.Filed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// What is done about cases, as rows, within a transaction.
final class CaseActs {
  /// In the order in which [#read] takes them.
  static final String COLUMNS =
      "id, kind, case_id, time, actor, type, a, b, c, was_status, was_disposition, was_assignee,"
          + " was_suppressed";

  private CaseActs() {}

  /// Does it if the case is of this revision.
  static Acted act(Sql sql, CaseAction action, long revision) throws SQLException {
    Optional<Filed> found = CaseRows.find(sql, action.kind(), action.caseId());
    if (found.isEmpty()) {
      return new Acted.Unknown();
    }
    Filed filed = found.get();
    boolean done = sql.number("select count(*) from actions where id = ?", action.id()) > 0;
    if (done) {
      return new Acted.Done(filed);
    }
    if (revision != Cases.ANY && revision != filed.revision()) {
      return new Acted.Outdated(filed);
    }
    apply(sql, filed, action);
    return new Acted.Done(CaseRows.find(sql, action.kind(), action.caseId()).orElse(filed));
  }

  /// Does what Redoubt itself does about a case that was filed.
  static void own(Sql sql, CaseFile file, What what, long now) throws SQLException {
    Optional<Filed> filed = CaseRows.exactly(sql, file.kind(), file.id());
    if (filed.isPresent()) {
      String id =
          String.join(
              " ",
              CaseAction.SELF,
              file.kind().name(),
              file.id(),
              Long.toString(filed.get().revision()),
              Long.toString(now));
      var action = new CaseAction(id, file.kind(), file.id(), now, CaseAction.SELF, what);
      apply(sql, filed.get(), action);
    }
  }

  /// Does it, whatever the revision.
  static void apply(Sql sql, Filed filed, CaseAction action) throws SQLException {
    CaseFile file = filed.file();
    keep(sql, action, file.id(), filed.standing());
    CaseStanding after = action.what().on(filed.standing());
    CaseRows.stand(sql, file.kind(), file.id(), after, action.time());
    if (action.what() instanceof What.Status status && !status.disposition().isEmpty()) {
      FeedbackRows.keep(sql, action, status, file);
    }
  }

  private static void keep(Sql sql, CaseAction action, String id, CaseStanding was)
      throws SQLException {
    List<String> said = said(action.what());
    boolean ofNoPerson = action.what() instanceof What.Judged;
    sql.change(
        "insert or ignore into actions("
            + COLUMNS
            + ", noted) values(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        action.id(),
        action.kind().ordinal(),
        id,
        action.time(),
        action.actor(),
        said.get(0),
        said.get(1),
        said.get(2),
        said.get(3),
        was.status(),
        was.disposition(),
        was.assignee(),
        was.suppressedBy(),
        ofNoPerson ? 1 : 0);
  }

  private static List<String> said(What what) {
    return switch (what) {
      case What.Status(var status, var disposition, var reason) ->
          List.of("status", status, disposition, reason);
      case What.Assigned(var assignee) -> List.of("assigned", assignee, "", "");
      case What.Note(var text) -> List.of("note", text, "", "");
      case What.Suppressed(var by) -> List.of("suppressed", by, "", "");
      case What.Judged(var before, var now) -> List.of("judged", text(before), text(now), "");
    };
  }

  private static String text(CaseVerdict verdict) {
    return String.join(
        " ", verdict.engine(), verdict.disposition(), verdict.severity(), verdict.evidenceHash());
  }

  private static CaseVerdict verdict(String text) {
    String[] parts = text.split(" ", -1);
    return parts.length == 4
        ? new CaseVerdict(parts[0], parts[1], parts[2], parts[3])
        : CaseVerdict.NONE;
  }

  /// A row of [#COLUMNS].
  static CaseRevision read(ResultSet row) throws SQLException {
    What what =
        switch (row.getString(6)) {
          case "status" -> new What.Status(row.getString(7), row.getString(8), row.getString(9));
          case "assigned" -> new What.Assigned(row.getString(7));
          case "suppressed" -> new What.Suppressed(row.getString(7));
          case "judged" -> new What.Judged(verdict(row.getString(7)), verdict(row.getString(8)));
          default -> new What.Note(row.getString(7));
        };
    CaseAction action =
        new CaseAction(
            row.getString(1),
            CaseFile.Kind.values()[row.getInt(2)],
            row.getString(3),
            row.getLong(4),
            row.getString(5),
            what);
    CaseStanding was = CaseRows.standing(row, 10);
    return new CaseRevision(action, was, what.on(was));
  }
}
