package io.redoubt.audit;

import io.redoubt.audit.entry.AuditEntry;
import io.redoubt.event.port.CaseAction;
import io.redoubt.event.port.CaseAction.What;
import io.redoubt.event.port.CaseRevision;
import io.redoubt.event.port.CaseStanding;
import io.redoubt.event.port.Cases;
import io.redoubt.event.port.LedgerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Brings what people decided about cases from the ledger into the audit log, once each,
/// whichever program they decided with; after a kill in between, an entry may stand there twice,
/// with the same `action`. Thread-safe.
public final class CaseTrail {
  private static final int SOME = 100;
  private static final int LONGEST = 300;

  private final Cases cases;
  private final SharedLog log;

  /// From these cases into this log.
  public CaseTrail(Cases cases, SharedLog log) {
    this.cases = cases;
    this.log = log;
  }

  /// Sees to it that there is a log, so that who verifies it finds one before anything was decided.
  ///
  /// @return why it cannot be opened, or empty
  public synchronized String open() {
    try {
      log.log();
      return "";
    } catch (AuditException later) {
      return String.valueOf(later.getMessage());
    }
  }

  /// Writes what is not on record yet.
  ///
  /// @return why it cannot be written, or empty
  public synchronized String write() {
    try {
      List<CaseRevision> some = cases.unnoted(SOME);
      while (!some.isEmpty()) {
        List<AuditEntry> entries = new ArrayList<>();
        some.forEach(one -> entries.add(entry(one)));
        log.log().appendAll(entries);
        cases.noted(some.stream().map(one -> one.action().id()).toList());
        some = some.size() < SOME ? List.of() : cases.unnoted(SOME);
      }
      return "";
    } catch (AuditException | LedgerException later) {
      return String.valueOf(later.getMessage());
    }
  }

  private static AuditEntry entry(CaseRevision revision) {
    CaseAction action = revision.action();
    Map<String, String> details = new TreeMap<>();
    details.put("action", cut(action.id()));
    details.put("kind", action.kind().name().toLowerCase(Locale.ROOT));
    details.put("id", action.caseId());
    details.put("from", standing(revision.from()));
    details.put("to", standing(revision.to()));
    switch (action.what()) {
      case What.Status status -> details.put("reason", cut(status.reason()));
      case What.Note note -> details.put("text", cut(note.text()));
      case What.Assigned _, What.Suppressed _, What.Judged _ -> {}
    }
    return new AuditEntry.Administration(action.actor(), act(action.what()), details);
  }

  private static String act(What what) {
    return switch (what) {
      case What.Status _ -> "case_disposition";
      case What.Assigned _ -> "case_assignment";
      case What.Note _ -> "case_note";
      case What.Suppressed _ -> "case_suppression";
      case What.Judged _ -> "case_verdict";
    };
  }

  private static String standing(CaseStanding standing) {
    return cut(
        standing.status()
            + (standing.disposition().isEmpty() ? "" : " as " + standing.disposition())
            + (standing.assignee().isEmpty() ? "" : ", with " + standing.assignee())
            + (standing.suppressedBy().isEmpty() ? "" : ", hidden by " + standing.suppressedBy()));
  }

  /* The whole text stands in the ledger. */
  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + '…';
  }
}
