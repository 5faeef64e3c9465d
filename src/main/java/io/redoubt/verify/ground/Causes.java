package io.redoubt.verify.ground;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Records never show why something happened: a sentence may give a cause only for what the rule
/// did and for what cannot be known, and the harmless causes that an author lists only as possible
/// ones. Stateless.
final class Causes {
  private static final Set<String> WORDS =
      Syntax.words("because due therefore thus hence owing thanks");
  private static final Set<String> VERBS = Syntax.words("caused causing causes led resulted");
  private static final Set<String> BLIND =
      Syntax.words(
          "unknown unclear cannot can't impossible undetermined unseen missing lack absence"
              + " unavailable uncertain inconclusive not no without");
  private static final Set<String> RULES =
      Syntax.words("alert alerts rule rules triggered fired raised flagged signature detection");
  private static final Set<String> HEDGES =
      Syntax.words(
          "possible possibly may might could potential potentially would perhaps explanation"
              + " cause causes lists listed known whether if likely plausible hypothetical author"
              + " author's reason alternative alternatively suspected can verify check confirm ask"
              + " exempt");
  private static final Set<String> SMALL =
      Syntax.words("a an the with of to by over that in on for and or who it at is its up");

  private static final Set<String> RESULTS = Syntax.words("result consequence part");
  private static final Set<String> AS = Syntax.words("as a");
  private static final Set<String> STATUS = Syntax.words("status a code");

  private Causes() {}

  /// Why the sentence claims a cause that no line shows; empty when it does not.
  static Optional<String> problem(List<Piece> pieces, List<LineView> lines, Role role) {
    if (role.hypothetical()) {
      return Optional.empty();
    }
    Optional<String> said = role == Role.RATIONALE ? Optional.empty() : cause(pieces);
    if (said.isPresent() && !any(pieces, BLIND) && !any(pieces, RULES)) {
      return Optional.of("no line shows a cause, as \"" + said.get() + "\" claims");
    }
    boolean hedged = role == Role.RATIONALE || any(pieces, HEDGES);
    return hedged ? Optional.empty() : borrowed(pieces, lines);
  }

  private static boolean any(List<Piece> pieces, Set<String> words) {
    for (Piece piece : pieces) {
      if (words.contains(piece.key())) {
        return true;
      }
    }
    return false;
  }

  /// The harmless causes that a line lists, each as the stems of its words; a line that lists none
  /// has none.
  static List<List<String>> listed(LineView line) {
    int colon = line.excuses() ? line.text().indexOf(": ") : -1;
    if (colon < 0) {
      return List.of();
    }
    String text = line.lower();
    List<List<String>> causes = new ArrayList<>();
    List<String> stems = new ArrayList<>();
    int from = colon + 2;
    for (int i = from; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ';';
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-') {
        continue;
      }
      if (i > from) {
        stem(text.substring(from, i), stems);
      }
      if (c == ';') {
        causes.add(stems);
        stems = new ArrayList<>();
      }
      from = i + 1;
    }
    return causes;
  }

  private static void stem(String word, List<String> stems) {
    String stem = SMALL.contains(word) ? "" : Stems.of(word);
    if (!stem.isEmpty() && !stems.contains(stem)) {
      stems.add(stem);
    }
  }

  private static Optional<String> cause(List<Piece> pieces) {
    for (int i = 0; i < pieces.size(); i++) {
      String word = pieces.get(i).key();
      String next = i + 1 < pieces.size() ? pieces.get(i + 1).key() : "";
      boolean result =
          RESULTS.contains(word)
              && next.equals("of")
              && i > 0
              && AS.contains(pieces.get(i - 1).key());
      boolean out = word.equals("out") && next.equals("of") && i > 1;
      boolean status = STATUS.contains(next) || (word.equals("led") && status(pieces, i));
      boolean verb =
          VERBS.contains(word) && (word.startsWith("caus") ? next.equals("by") : !status);
      if (WORDS.contains(word) || result || verb || (out && !next(pieces, i + 2).isEmpty())) {
        return Optional.of(pieces.get(i).text());
      }
    }
    return Optional.empty();
  }

  /// `led to status 500`.
  private static boolean status(List<Piece> pieces, int i) {
    return Set.of("status", "a", "an", "code", "response").contains(next(pieces, i + 2))
        || (i + 2 < pieces.size() && pieces.get(i + 2).is(Piece.Kind.NUMBER));
  }

  /// A feeling or a habit, as in `out of fatigue`; a number or a name is none.
  private static String next(List<Piece> pieces, int i) {
    return i < pieces.size() && pieces.get(i).is(Piece.Kind.WORD) && Numerals.at(pieces, i) == null
        ? pieces.get(i).key()
        : "";
  }

  /// A harmless cause that an author lists, told as what happened.
  private static Optional<String> borrowed(List<Piece> pieces, List<LineView> lines) {
    Set<String> stems = new HashSet<>();
    for (LineView line : lines) {
      List<List<String>> excused = line.excused();
      if (stems.isEmpty() && !excused.isEmpty()) {
        pieces.forEach(piece -> stems.add(Stems.of(piece.key())));
      }
      for (List<String> words : excused) {
        long said = said(words, stems);
        if ((said >= 2 && said * 3 >= words.size() * 2L) || (said == 1 && words.size() == 1)) {
          return Optional.of(
              "says as a fact what is only a possible harmless cause [" + line.id() + "]");
        }
      }
    }
    return Optional.empty();
  }

  private static long said(List<String> words, Set<String> stems) {
    long said = 0;
    for (String word : words) {
      said += stems.contains(word) ? 1 : 0;
    }
    return said;
  }
}
