package io.redoubt.verify.ground;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds in a sentence what it claims to have happened or not to have happened. Stateless.
final class Polarity {
  private static final Set<String> NEGATIONS =
      Syntax.quick(
          Set.of(
              "no", "not", "never", "none", "without", "neither", "nor", "nothing", "nobody",
              "cannot", "unable", "lack", "lacks", "lacking", "absence"));
  private static final Set<String> TURNS =
      Syntax.quick(
          Set.of(
              "but", "and", "then", "although", "however", "while", "until", "before", "because"));
  private static final Set<String> INTENT =
      Syntax.quick(
          Set.of(
              "attempt",
              "attempts",
              "attempted",
              "attempting",
              "try",
              "tries",
              "tried",
              "trying",
              "aim",
              "aims",
              "aimed",
              "order",
              "intended",
              "meant",
              "used",
              "failed",
              "unable"));
  private static final Set<String> HEDGES =
      Syntax.quick(
          Set.of(
              "may",
              "might",
              "could",
              "possibly",
              "perhaps",
              "potentially",
              "would",
              "suspected",
              "likely",
              "probably",
              "suggests",
              "consistent",
              "can",
              "potential",
              "possible",
              "indicates",
              "indicate",
              "indicating",
              "indicative",
              "suggest",
              "suggesting",
              "appears",
              "appear",
              "seems",
              "typical",
              "point",
              "points"));
  private static final Set<String> PROSPECTS =
      Syntax.quick(
          Set.of(
              "watch",
              "monitor",
              "prevent",
              "avoid",
              "stop",
              "ensure",
              "confirm",
              "verify",
              "check",
              "ask",
              "against",
              "limit",
              "until",
              "before",
              "look",
              "review",
              "investigate",
              "see",
              "should",
              "must",
              "needs",
              "need",
              "to",
              "for",
              "any",
              "reduce"));

  /// `logged in`, `gained access`, `broke into`, `taken over`, `let in`.
  private static final Map<String, Phrase> PHRASES =
      Map.ofEntries(
          Map.entry("logged", new Phrase(Set.of("in", "on", "into"), Predicate.SUCCESS)),
          Map.entry("signed", new Phrase(Set.of("in", "on", "into"), Predicate.SUCCESS)),
          Map.entry("got", new Phrase(Set.of("in", "into", "access"), Predicate.SUCCESS)),
          Map.entry("let", new Phrase(Set.of("in"), Predicate.SUCCESS)),
          Map.entry("gained", new Phrase(Set.of("access", "entry", "control"), Predicate.SUCCESS)),
          Map.entry("gains", new Phrase(Set.of("access", "entry", "control"), Predicate.SUCCESS)),
          Map.entry("gain", new Phrase(Set.of("access", "entry", "control"), Predicate.SUCCESS)),
          Map.entry("obtained", new Phrase(Set.of("access", "entry", "root"), Predicate.SUCCESS)),
          Map.entry("broke", new Phrase(Set.of("in", "into"), Predicate.COMPROMISED)),
          Map.entry("broken", new Phrase(Set.of("in", "into"), Predicate.COMPROMISED)),
          Map.entry("taken", new Phrase(Set.of("over", "control"), Predicate.COMPROMISED)),
          Map.entry("took", new Phrase(Set.of("over", "control"), Predicate.COMPROMISED)),
          Map.entry("left", new Phrase(Set.of("network", "outside"), Predicate.EXFILTRATED)),
          Map.entry("let-in", new Phrase(Set.of(), Predicate.SUCCESS)));

  private static final Set<String> EARLIER =
      Syntax.quick(Set.of("earlier", "before", "previous", "previously", "prior"));
  private static final Set<String> VERBS =
      Syntax.quick(
          Set.of(
              "failed",
              "fails",
              "fail",
              "succeeded",
              "succeeds",
              "accepted",
              "rejected",
              "denied",
              "refused",
              "logged",
              "successful",
              "unsuccessful",
              "successfully"));
  /// What the harmless explanation supposes by being one; that somebody approved it is a claim.
  private static final Set<String> SUPPOSED =
      Syntax.quick(Set.of("legitimate", "legitimately", "benign", "harmless", "innocuous"));

  private static final Set<String> CAUSES =
      Syntax.quick(Set.of("cause", "causes", "explanation", "explanations", "reason", "reasons"));

  private static final int PHRASE = 3;
  private static final int REACH = 8;

  private Polarity() {}

  private record Phrase(Set<String> next, Predicate predicate) {}

  /// A claim that something happened, or did not.
  ///
  /// @param at which piece says it
  /// @param earlier whether it is said of the time before
  /// @param hedged whether it is only said to be possible
  record Claim(
      Predicate predicate, boolean negated, boolean earlier, boolean hedged, int at, String word) {
    /// Whether the word says what the sentence is about, not what went before.
    boolean verb() {
      return VERBS.contains(word);
    }
  }

  /// The claims of a sentence that need evidence; what is only feared, tried or asked needs none.
  static List<Claim> claims(List<Piece> pieces, Role role) {
    List<Claim> claims = new ArrayList<>();
    int last = -1;
    for (int i = 0; i < pieces.size(); i++) {
      Optional<Predicate> predicate = predicate(pieces, i);
      if (predicate.isPresent()) {
        if (!open(pieces, i, role)) {
          boolean negated = negated(pieces, i, last);
          String word = pieces.get(i).key();
          boolean hedged = hedged(pieces, i);
          claims.add(new Claim(predicate.get(), negated, earlier(pieces, i), hedged, i, word));
        }
        last = i;
      }
    }
    return claims;
  }

  private static boolean hedged(List<Piece> pieces, int i) {
    for (int k = i - 1; k >= 0; k--) {
      String word = pieces.get(k).key();
      if (HEDGES.contains(word)) {
        return true;
      }
      if (word.equals("but") || (word.equals("and") && k < i - 3)) {
        return false;
      }
    }
    return i + 1 < pieces.size()
        && Set.of("suspected", "possible").contains(pieces.get(i + 1).key());
  }

  private static Optional<Predicate> predicate(List<Piece> pieces, int i) {
    Piece piece = pieces.get(i);
    if (!piece.is(Piece.Kind.WORD)) {
      return Optional.empty();
    }
    Phrase phrase = PHRASES.get(piece.key());
    if (phrase != null) {
      for (int k = i + 1; k < pieces.size() && k <= i + PHRASE && !pieces.get(k).apart(); k++) {
        if (phrase.next().contains(pieces.get(k).key())) {
          return Optional.of(phrase.predicate());
        }
      }
    }
    return Predicate.of(piece.key());
  }

  /// Whether the sentence leaves open that it happened.
  private static boolean open(List<Piece> pieces, int i, Role role) {
    if (i >= 2 && pieces.get(i - 1).word("to") && INTENT.contains(pieces.get(i - 2).key())) {
      return true;
    }
    boolean ofPolicy = i + 2 < pieces.size() && pieces.get(i + 2).word("policy");
    if (pieces.get(i).word("breach") && ofPolicy) {
      return true;
    }
    Optional<Predicate> said = Predicate.of(pieces.get(i).key());
    if (said.isPresent() && said.get() == Predicate.HARMLESS && cause(pieces, i)) {
      return true;
    }
    if (pieces.get(i).word("ran") && duration(pieces, i)) {
      return true;
    }
    if (role == Role.BENIGN && SUPPOSED.contains(pieces.get(i).key())) {
      return true;
    }
    for (int k = i - 1; k >= 0; k--) {
      String word = pieces.get(k).key();
      boolean hedged = role.hypothetical() && HEDGES.contains(word);
      boolean ahead = role == Role.RATIONALE && PROSPECTS.contains(word);
      if (word.equals("whether") || word.equals("if") || hedged || ahead) {
        return true;
      }
      if (word.equals("and") || word.equals("but")) {
        return false;
      }
    }
    return false;
  }

  /// `a harmless explanation`.
  private static boolean cause(List<Piece> pieces, int i) {
    for (int k = i + 1; k < pieces.size() && k <= i + 3; k++) {
      if (CAUSES.contains(pieces.get(k).key())) {
        return true;
      }
    }
    return false;
  }

  /// `ran for`, `ran from`: how long, not that a program ran.
  private static boolean duration(List<Piece> pieces, int i) {
    return i + 1 < pieces.size() && pieces.get(i + 1).word("for");
  }

  /// `no earlier success`, `had succeeded before`.
  private static boolean earlier(List<Piece> pieces, int i) {
    for (int k = Math.max(0, i - 1); k < pieces.size() && k <= i + 2; k++) {
      if (EARLIER.contains(pieces.get(k).key())) {
        return true;
      }
    }
    return false;
  }

  private static boolean negated(List<Piece> pieces, int i, int last) {
    boolean negated = false;
    for (int k = i - 1; k > last && k >= i - REACH; k--) {
      if (pieces.get(k + 1).apart() || TURNS.contains(pieces.get(k).key())) {
        break;
      }
      String word = pieces.get(k).key();
      negated ^= NEGATIONS.contains(word) || word.endsWith("n't");
    }
    return negated;
  }
}
