package io.redoubt.store.ledger;

import io.redoubt.event.port.CaseAction.What;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.CaseStanding;
import io.redoubt.event.port.Cases.Filed;
import io.redoubt.event.port.Suppression;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Filing, within a transaction: what was found replaces what was filed, and what follows from that
/// for how a case stands is done and put on record.
final class CaseFiling {
  private final Sql sql;
  private final List<Suppression> active;
  private final long now;
  private final Set<String> incidents = new LinkedHashSet<>();

  private CaseFiling(Sql sql, List<Suppression> active, long now) {
    this.sql = sql;
    this.active = active;
    this.now = now;
  }

  /// Files these at this moment.
  static void file(Sql sql, List<CaseFile> cases, long now) throws SQLException {
    CaseFiling filing = new CaseFiling(sql, SuppressionRows.active(sql, now), now);
    for (CaseFile one : cases) {
      filing.keep(one);
    }
    for (String incident : filing.incidents) {
      SuppressionRows.incident(sql, incident, now);
    }
  }

  private void keep(CaseFile file) throws SQLException {
    Optional<Filed> there = CaseRows.exactly(sql, file.kind(), file.id());
    if (there.isPresent() && there.get().file().equals(file)) {
      return;
    }
    CaseJoins.separate(sql, file.id());
    CaseRows.put(sql, file, now);
    touched(file);
    there.ifPresent(before -> touched(before.file()));
    if (there.isPresent()) {
      revised(there.get(), file);
    }
    CaseStanding standing = there.map(Filed::standing).orElse(CaseStanding.FRESH);
    if (file.kind() == CaseFile.Kind.ALERT) {
      String by = SuppressionRows.covering(active, file);
      if (!by.equals(standing.suppressedBy())) {
        CaseActs.own(sql, file, new What.Suppressed(by), now);
      }
    }
  }

  private void touched(CaseFile file) {
    String incident = file.kind() == CaseFile.Kind.INCIDENT ? file.id() : file.incident();
    if (!incident.isEmpty()) {
      incidents.add(incident);
    }
  }

  private void revised(Filed before, CaseFile file) throws SQLException {
    if (!before.file().verdict().says(file.verdict())) {
      CaseActs.own(sql, file, new What.Judged(before.file().verdict(), file.verdict()), now);
    }
    Optional<String> why = Reopening.why(before, file);
    if (why.isPresent()) {
      CaseActs.own(sql, file, new What.Status(CaseStanding.REOPENED, "", why.get()), now);
    }
  }
}
