package io.redoubt.verify.ground;

import io.redoubt.verify.ground.Meaning.Outcome;
import io.redoubt.verify.ground.Piece.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/// The numbers of a sentence held against what the cited lines count with them. Not thread-safe.
final class NumberCheck {
  private final Ground ground;
  private final Vocabulary vocabulary;
  private final Relations relations;
  private final List<Piece> pieces;
  private final String sentence;
  private final BiConsumer<String, Predicate<LineView>> claim;

  /// @param claim takes what is said, with what a line must be to show it
  NumberCheck(
      Ground ground,
      Vocabulary vocabulary,
      Relations relations,
      List<Piece> pieces,
      String sentence,
      BiConsumer<String, Predicate<LineView>> claim) {
    this.ground = ground;
    this.vocabulary = vocabulary;
    this.relations = relations;
    this.pieces = pieces;
    this.sentence = sentence;
    this.claim = claim;
  }

  /// Checks the number that begins at this piece.
  ///
  /// @param value its digits
  /// @param said its words in the sentence
  void check(int i, String value, String said) {
    boolean first = i == 0 && pieces.size() > 1 && pieces.get(1).apart() && value.length() == 1;
    if (first) {
      return;
    }
    if (ground.cast().who(value)) {
      claim.accept(said, line -> line.names(value));
      return;
    }
    if (i + 1 < pieces.size() && pieces.get(i + 1).key().startsWith("percent")) {
      claim.accept(
          said + "%", line -> line.names(value + "%") || line.contains(value + " percent"));
      return;
    }
    Meaning meaning = Meaning.inClaim(pieces, i);
    if (meaning.counted() == Meaning.Counted.ALERT && ground.cast().scenes()) {
      alerts(i, value, said);
      return;
    }
    String qualified = qualifier(i);
    if (qualified.isEmpty() && otherwise(value, meaning)) {
      claim.accept(said + " " + meaning.outcome().name().toLowerCase(Locale.ROOT), _ -> false);
      return;
    }
    String named =
        meaning.counted().things() || total(i) || relations.group() ? "" : countedName(i);
    claim.accept(
        said,
        line ->
            qualified.isEmpty()
                ? counts(i, value, meaning, named, line)
                : line.contains(qualified + " " + said)
                    || bounded(line, qualified, value, meaning));
  }

  private boolean counts(int i, String value, Meaning meaning, String named, LineView line) {
    for (Meaning known : line.meanings(value)) {
      if (meaning.fits(known)
          && relations.sameScene(i, line, vocabulary)
          && countedFor(i, known, meaning, line)
          && belongs(named, known, line)) {
        return true;
      }
    }
    return false;
  }

  /// `40 of the 42 events`: the second is the number of all; `port 443` counts nothing.
  private boolean total(int i) {
    boolean of = i > 1 && pieces.get(i - 1).word("the") && pieces.get(i - 2).word("of");
    return of
        || (i > 0
            && Set.of("port", "ports", "of", "status", "line", "type", "code", "all")
                .contains(pieces.get(i - 1).key()));
  }

  /// Whether a number beside a name that is counted is the one of that name.
  private boolean belongs(String named, Meaning known, LineView line) {
    return named.isEmpty()
        || named.equals(known.of())
        || (known.of().isEmpty() && line.whole() && line.names(named))
        || known.outcome() != Outcome.OPEN
        || ground.cast().sole(named);
  }

  /// `over 300` for 312: the bound holds and is near.
  private static boolean bounded(LineView line, String qualified, String value, Meaning meaning) {
    if (value.length() > 12) {
      return false;
    }
    double bound = Double.parseDouble(value);
    boolean above = Telling.ABOVE.stream().anyMatch(qualified::startsWith);
    for (Piece piece : line.pieces()) {
      if (piece.is(Kind.NUMBER) && piece.key().length() <= 12) {
        double known = Double.parseDouble(piece.key());
        boolean near =
            above ? known > bound && known <= bound * 1.25 : known < bound && known >= bound * 0.8;
        boolean alike =
            near
                && line.meanings(piece.key()).stream()
                    .anyMatch(
                        m ->
                            meaning.outcome() == Outcome.OPEN
                                ? m.counted() != Meaning.Counted.OPEN && meaning.fits(m)
                                : meaning.outcome() == m.outcome());
        if (alike) {
          return true;
        }
      }
    }
    return false;
  }

  /// `two alerts are undetermined`: as many lines say so.
  private void alerts(int i, String value, String said) {
    Set<String> words = new LinkedHashSet<>();
    for (Piece piece : pieces) {
      if (piece.is(Kind.NAME) || Set.of("undetermined").contains(piece.key())) {
        words.add(piece.key());
      }
    }
    long many =
        ground.lines().stream()
            .filter(LineView::scene)
            .filter(line -> words.stream().allMatch(line::contains))
            .count();
    if (!Long.toString(many).equals(value)) {
      claim.accept(said + " " + pieces.get(i + 1).text(), _ -> false);
    }
  }

  /// Whether the sentence names what the line counts with this number: not `b` for `a (20), b (3)`.
  private boolean countedFor(int i, Meaning known, Meaning meant, LineView line) {
    if (known.of().isEmpty()) {
      return true;
    }
    if (known.outcome() != Outcome.OPEN
        && (known.outcome() == meant.outcome()
            || pieces.stream().anyMatch(p -> Meaning.said(p) == known.outcome()))) {
      return true;
    }
    Set<String> names = line.counted();
    String before = beside(i, -1, names);
    String named = before.isEmpty() ? beside(i, 1, names) : before;
    return named.isEmpty()
        ? sentence.toLowerCase(Locale.ROOT).contains(known.of())
        : named.equals(known.of());
  }

  /// The nearest of these names in the same part of the sentence; empty when there is none.
  private String beside(int i, int step, Set<String> names) {
    for (int k = i + step; k >= 0 && k < pieces.size(); k += step) {
      Piece piece = pieces.get(k);
      if (names.contains(piece.key())) {
        return piece.key();
      }
      boolean border = step < 0 ? pieces.get(k + 1).apart() : piece.apart();
      if (border || piece.word("and") || piece.word("but")) {
        break;
      }
    }
    return "";
  }

  /// Whether code counted outcomes, but this number for another outcome or for none.
  private boolean otherwise(String value, Meaning meaning) {
    boolean events =
        meaning.counted() == Meaning.Counted.EVENT || meaning.counted() == Meaning.Counted.OPEN;
    if (meaning.outcome() == Outcome.OPEN || !events) {
      return false;
    }
    boolean counts = false;
    for (LineView line : ground.lines()) {
      if (line.meanings(value).stream().anyMatch(m -> m.outcome() == meaning.outcome())) {
        return false;
      }
      if (line.scene() && line.exclusively(meaning.outcome()) && !line.meanings(value).isEmpty()) {
        return false;
      }
      counts |= line.tagged("fact:outcomes") || line.tagged("fact:log_ons");
    }
    return counts;
  }

  /// `more than`, `over`, `nearly` … before the number; empty when nothing of the kind is.
  private String qualifier(int i) {
    if (i == 0 || pieces.get(i).apart()) {
      return "";
    }
    String before = pieces.get(i - 1).key();
    if (before.equals("than") && i > 1 && Telling.MORE.contains(pieces.get(i - 2).key())) {
      return pieces.get(i - 2).key() + " than";
    }
    return Telling.MORE.contains(before) ? before : "";
  }

  /// Whether a number up to three counts something that code counts too.
  boolean small(int i, Numerals.Spelled spelled) {
    Meaning meaning = Meaning.inClaim(pieces, i + spelled.pieces() - 1);
    if (spelled.value() < 2) {
      boolean ended = i + 1 < pieces.size() && Meaning.said(pieces.get(i + 1)) != Outcome.OPEN;
      return spelled.value() == 1 && ended;
    }
    return meaning.outcome() != Outcome.OPEN
        || meaning.counted() != Meaning.Counted.OPEN
        || !countedName(i).isEmpty();
  }

  /// The name beside a number that some line counts; empty when there is none.
  private String countedName(int i) {
    Set<String> names = ground.countedNames();
    String before = beside(i, -1, names);
    return before.isEmpty() ? beside(i, 1, names) : before;
  }
}
