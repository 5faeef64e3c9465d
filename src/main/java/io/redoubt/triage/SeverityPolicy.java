package io.redoubt.triage;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Disposition;
import java.util.ArrayList;
import java.util.List;

/// From the severity that grouping gave to the one that is shown: floors first, then ceilings.
///
/// | when | then |
/// |---|---|
/// | a success of a stranger follows at least ten failures | at least high |
/// | real, and a thousand log-ons or more failed for five names or more | at least medium |
/// | the alert is benign | at most low |
/// | failed log-ons only, and the whole input shows no success | at most medium |
/// | requests only, none answered with success | at most medium |
/// | calls to a cloud or service only, all refused | at most medium |
///
/// @param reasons how the severity came about, as sentences
record SeverityPolicy(Severity severity, List<String> reasons) {
  /// Failed log-ons that are a campaign when they try several names.
  private static final int CAMPAIGN = 1000;

  static SeverityPolicy of(Case c, Scorecard card) {
    List<String> reasons = new ArrayList<>(c.group().severityReasons());
    Severity severity = c.group().severity();
    if (Scorecard.guessed(c) && !severity.atLeast(Severity.HIGH)) {
      reasons.add("Raised to high: a log-on succeeded after many failures.");
      return new SeverityPolicy(Severity.HIGH, reasons);
    }
    if (!severity.atLeast(Severity.MEDIUM) && campaign(c, card)) {
      reasons.add("Raised to medium: so many log-ons failed for so many names.");
      return new SeverityPolicy(Severity.MEDIUM, reasons);
    }
    if (card.disposition() == Disposition.BENIGN_POSITIVE && severity.atLeast(Severity.MEDIUM)) {
      reasons.add("Lowered to low: the evidence speaks for ordinary activity.");
      return new SeverityPolicy(Severity.LOW, reasons);
    }
    if (severity.atLeast(Severity.HIGH) && onlyTried(c)) {
      reasons.add("Lowered to medium: it was tried, and nothing shows that it worked.");
      return new SeverityPolicy(Severity.MEDIUM, reasons);
    }
    return new SeverityPolicy(severity, reasons);
  }

  private static boolean campaign(Case c, Scorecard card) {
    return card.disposition() == Disposition.TRUE_POSITIVE
        && Scorecard.manyNames(c)
        && c.group().eventCount() >= CAMPAIGN;
  }

  private static boolean onlyTried(Case c) {
    if (Deed.of(c).isPresent() && Deed.refused(c)) {
      return true;
    }
    if (c.failedLogOns()) {
      return c.has(Fact.NO_SUCCESS) && c.values("event.outcome").of("success") == 0;
    }
    boolean requests =
        c.category() == Category.WEB_ATTACK || c.category() == Category.RECONNAISSANCE;
    return requests
        && c.answers() > 0
        && c.answered() == 0
        && c.values("http.response.status_code").complete();
  }
}
