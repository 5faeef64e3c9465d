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
/// The alert gets an evidence line that names the other, and a sentence that cites it. What is open
/// or small and stood out in a story that independent judges raised to high ([Gravity]) is a true
/// positive too.
final class Company {
  /// The most lines of a pack.
  private static final int LINES = 24;

  /// A benign score below this rests on evidence, not only on the rule's low level.
  private static final double EXCUSED = 0.20;

  private Company() {}

  /// The alert as it is to be seen among the others.
  static Alert judged(Traits mine, List<Traits> others) {
    Alert judged = beside(mine, others);
    boolean open = judged.equals(mine.alert()) && !mine.habit().company().isEmpty();
    return open && judged.verdict() instanceof Verdict.Deterministic v
        ? agreed(judged, v, others)
        : judged;
  }

  /* Where independent products show a way from the door to the inside, what stood out there is
  part of it, but for what evidence excuses. */
  private static Alert agreed(Alert alert, Verdict.Deterministic v, List<Traits> others) {
    boolean decided =
        v.disposition() == Disposition.TRUE_POSITIVE
            || v.disposition() == Disposition.FALSE_POSITIVE
            || (v.disposition() == Disposition.BENIGN_POSITIVE && v.score() < EXCUSED);
    if (decided || !Gravity.isWay(others.stream().map(Traits::alert).toList())) {
      return alert;
    }
    String text =
        "It stood out together with %d other alerts that show a way inside."
            .formatted(others.size() - 1);
    return real(alert, v, text, List.of(), text, alert.severity(), alert.severityReasons());
  }

  private static Alert beside(Traits mine, List<Traits> others) {
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

  private static Alert joined(Alert alert, Verdict.Deterministic v, Alert beside, String shared) {
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
    Severity severity =
        v.disposition() == Disposition.BENIGN_POSITIVE
            ? alert.severity().raised()
            : alert.severity();
    List<String> reasons = new ArrayList<>(alert.severityReasons());
    if (severity != alert.severity()) {
      reasons.add("One step up: it shares the %s with a real attack.".formatted(shared));
    }
    String sentence =
        "Together with \"%s\", with which it shares the %s, it is judged part of an attack."
            .formatted(beside.title(), shared);
    return real(alert, v, text, tokens, sentence, severity, reasons);
  }

  /// The alert as a true positive, for what the line says.
  private static Alert real(
      Alert alert,
      Verdict.Deterministic v,
      String line,
      List<Evidence.Token> tokens,
      String sentence,
      Severity severity,
      List<String> reasons) {
    List<Evidence> lines = new ArrayList<>(alert.evidence().lines());
    if (lines.size() >= LINES) {
      lines.removeLast();
    }
    String ref = "E" + (lines.size() + 1);
    List<String> tags = List.of("fact:company");
    lines.add(new Evidence(ref, Evidence.Kind.CONTEXT, "", "", 0, -1, line, "", tokens, tags));
    EvidencePack pack = EvidencePack.of(lines);
    String cited = sentence.substring(0, sentence.length() - 1) + " [" + ref + "].";
    Verdict verdict =
        new Verdict.Deterministic(
            Disposition.TRUE_POSITIVE,
            severity,
            v.category(),
            v.summary() + " " + cited,
            v.observations(),
            steps(v, ref),
            v.missing(),
            Math.max(v.score(), 0.6),
            pack.hash(),
            v.policyVersion(),
            null);
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
