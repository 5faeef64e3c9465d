package io.redoubt.correlate;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Disposition;
import io.redoubt.event.finding.Evidence;
import io.redoubt.event.finding.EvidencePack;
import io.redoubt.event.finding.Recommendation;
import io.redoubt.event.finding.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Judges an alert again by the company it keeps: what is open or small alone may be plain beside
/// an attack.
///
/// | alone | shares with a true positive | then |
/// |---|---|---|
/// | undetermined | anything that ties the two | a true positive |
/// | benign, but without evidence against it | an outside address or an account, of one that is
/// at least high | a true positive, one step more severe |
///
/// The alert gets an evidence line that names the other, and a sentence that cites it.
final class Company {
  /// The most lines of a pack.
  private static final int LINES = 24;

  /// A benign score below this rests on evidence, not only on the rule's low level.
  private static final double EXCUSED = 0.20;

  private Company() {}

  /// The alert as it is to be seen among the others.
  static Alert judged(Traits mine, List<Traits> others) {
    return switch (mine.alert().verdict()) {
      case Verdict.Deterministic v ->
          switch (v.disposition()) {
            case UNDETERMINED -> among(mine, others, v, Severity.MEDIUM, Traits.Tie.values());
            case BENIGN_POSITIVE ->
                v.score() < EXCUSED
                    ? mine.alert()
                    : among(mine, others, v, Severity.HIGH, Traits.Tie.STRONG);
            case TRUE_POSITIVE, FALSE_POSITIVE -> mine.alert();
          };
      case Verdict.Reviewed _ -> mine.alert();
    };
  }

  private static Alert among(
      Traits mine,
      List<Traits> others,
      Verdict.Deterministic verdict,
      Severity atLeast,
      Traits.Tie... ties) {
    for (Traits.Tie tie : ties) {
      for (Traits other : others) {
        Alert beside = other.alert();
        boolean real =
            beside.verdict().disposition() == Disposition.TRUE_POSITIVE
                && beside.severity().atLeast(atLeast);
        Optional<String> shared = real ? mine.shared(other, tie) : Optional.empty();
        if (shared.isPresent() && !beside.id().equals(mine.alert().id())) {
          return joined(mine.alert(), verdict, beside, shared.get());
        }
      }
    }
    return mine.alert();
  }

  private static Evidence beside(String ref, String shared, Alert beside) {
    String before = "It shares the ";
    String between = " with the alert \"";
    String text =
        before
            + shared
            + between
            + beside.title()
            + "\", a true positive of severity %s.".formatted(beside.severity().id());
    int from = before.length();
    int title = from + shared.length() + between.length();
    List<Evidence.Token> tokens = new ArrayList<>(beside.named());
    tokens.add(new Evidence.Token("alert.entity", shared, from, from + shared.length()));
    tokens.add(
        new Evidence.Token("alert.title", beside.title(), title, title + beside.title().length()));
    return new Evidence(
        ref, Evidence.Kind.CONTEXT, "", "", 0, -1, text, "", tokens, List.of("fact:company"));
  }

  private static Alert joined(Alert alert, Verdict.Deterministic v, Alert beside, String shared) {
    List<Evidence> lines = new ArrayList<>(alert.evidence().lines());
    if (lines.size() >= LINES) {
      lines.removeLast();
    }
    String ref = "E" + (lines.size() + 1);
    lines.add(beside(ref, shared, beside));
    EvidencePack pack = EvidencePack.of(lines);
    Severity severity =
        v.disposition() == Disposition.BENIGN_POSITIVE
            ? alert.severity().raised()
            : alert.severity();
    String sentence =
        "Together with \"%s\", with which it shares the %s, it is judged part of an attack [%s]."
            .formatted(beside.title(), shared, ref);
    Verdict verdict =
        new Verdict.Deterministic(
            Disposition.TRUE_POSITIVE,
            severity,
            v.category(),
            v.summary() + " " + sentence,
            v.observations(),
            steps(v, ref),
            v.missing(),
            Math.max(v.score(), 0.6),
            pack.hash(),
            v.policyVersion(),
            null);
    List<String> reasons = new ArrayList<>(alert.severityReasons());
    if (severity != alert.severity()) {
      reasons.add("One step up: it shares the %s with a real attack.".formatted(shared));
    }
    return alert.judged(severity, reasons, pack, verdict);
  }

  private static List<Recommendation> steps(Verdict v, String ref) {
    Stream<Recommendation> others =
        v.recommendations().stream()
            .filter(r -> !r.action().equals("no_action") && !r.action().equals("tune_rule"));
    Recommendation first =
        new Recommendation("escalate_incident", ref, "Look at it as part of the incident.");
    return Stream.concat(Stream.of(first), others).limit(5).toList();
  }
}
