package io.redoubt.verify.ground;

import java.util.Collection;
import java.util.List;

/// Whether a line shows a claim of [Polarity] the way it is said. Stateless.
final class Outcomes {
  private Outcomes() {}

  /// Whether the evidence as a whole says the contrary: `all failed` where one succeeded.
  ///
  /// @param cited ids of the lines the sentence cites
  static boolean denied(
      List<LineView> lines, Collection<String> cited, Polarity.Claim claim, boolean all) {
    boolean success = claim.predicate() == Predicate.SUCCESS;
    boolean failure =
        claim.predicate() == Predicate.FAILURE || claim.predicate() == Predicate.REFUSED;
    if (!success && !failure) {
      return false;
    }
    boolean came = success != claim.negated();
    boolean requests =
        lines.stream().anyMatch(l -> cited.contains(l.id()) && l.tagged("fact:answers"));
    if (success && claim.negated() && !claim.earlier()) {
      return lines.stream()
          .anyMatch(l -> requests ? answers(l, true) : l.tagged("fact:success_after"));
    }
    if (all && lines.stream().anyMatch(l -> requests ? answers(l, !came) : tagged(l, !came))) {
      return true;
    }
    List<LineView> telling =
        lines.stream().filter(l -> cited.contains(l.id()) && counted(l)).toList();
    return claim.verb() && !telling.isEmpty() && telling.stream().noneMatch(l -> tagged(l, came));
  }

  private static boolean tagged(LineView line, boolean success) {
    return success
        ? line.tagged("outcome:success") || line.tagged("fact:success_after")
        : line.tagged("outcome:failure") || line.tagged("fact:no_success");
  }

  private static boolean answers(LineView line, boolean well) {
    return line.tagged("fact:answers") && answered(line, well);
  }

  /// Whether the line says so.
  static boolean shows(LineView line, Polarity.Claim claim) {
    return switch (claim.predicate()) {
      case SUCCESS -> claim.negated() ? noSuccess(line, claim) : success(line, claim);
      case FAILURE -> claim.negated() ? line.contains("0 failed") : failure(line, claim);
      case BLOCKED, REFUSED ->
          claim.negated() ? said(Predicate.ALLOWED, line, "allow") : plain(line, claim);
      case ALLOWED ->
          claim.negated()
              ? said(Predicate.BLOCKED, line, "block") && !said(Predicate.ALLOWED, line, "allow")
              : plain(line, claim);
      case SCANNED,
          GUESSED,
          HOSTILE,
          HALTED,
          DISABLED,
          ENCRYPTED,
          COMPROMISED,
          EXFILTRATED,
          MALWARE,
          EXECUTED,
          INSTALLED,
          DESTROYED,
          TRANSFERRED,
          CHANGED,
          DUMPED,
          PERSISTED,
          MOVED,
          ESCALATED,
          HARMLESS ->
          claim.negated() ? absent(line, claim.word()) : plain(line, claim);
    };
  }

  private static boolean plain(LineView line, Polarity.Claim claim) {
    return said(claim.predicate(), line, claim.word()) && !absent(line, claim.word());
  }

  private static boolean said(Predicate predicate, LineView line, String word) {
    return predicate.shownBy(line, word);
  }

  /// Whether our own words say that there was none of it.
  private static boolean absent(LineView line, String word) {
    return !line.outside() && (line.contains("no " + word) || line.contains("not " + word));
  }

  private static boolean success(LineView line, Polarity.Claim claim) {
    if (line.tagged("fact:answers")) {
      return answered(line, true);
    }
    if (claim.earlier()) {
      return line.tagged("fact:log_ons") && !line.contains("these 0 earlier");
    }
    return counted(line)
        ? line.tagged("outcome:success") || line.tagged("fact:success_after")
        : Predicate.SUCCESS.shownBy(line, "success");
  }

  private static boolean noSuccess(LineView line, Polarity.Claim claim) {
    if (line.tagged("fact:answers")) {
      return !answered(line, true);
    }
    boolean before = claim.earlier() && line.contains("these 0 earlier");
    return before
        || line.tagged("fact:no_success")
        || (!line.outside() && line.contains("no succe"))
        || (counted(line) && line.contains(" 0 succeeded"));
  }

  private static boolean failure(LineView line, Polarity.Claim claim) {
    if (line.tagged("fact:answers")) {
      return answered(line, false);
    }
    return counted(line)
        ? line.tagged("outcome:failure") || line.tagged("fact:no_success")
        : Predicate.FAILURE.shownBy(line, claim.word());
  }

  /// Whether code counted outcomes for this line: then its tags say all, its words nothing.
  private static boolean counted(LineView line) {
    return line.tagged("fact:no_success")
        || line.tagged("fact:log_ons")
        || line.tags().stream().anyMatch(tag -> tag.startsWith("outcome:"));
  }

  /// Whether a web server answered with success, or with anything else, by the status codes.
  private static boolean answered(LineView line, boolean well) {
    for (Piece piece : line.pieces()) {
      boolean status = piece.is(Piece.Kind.NUMBER) && piece.key().length() == 3;
      boolean bracketed = piece.from() > 0 && line.text().charAt(piece.from() - 1) == '(';
      if (status && !bracketed && piece.key().startsWith("2") == well) {
        return true;
      }
    }
    return false;
  }
}
