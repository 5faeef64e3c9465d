package io.redoubt.verify.ground;

import io.redoubt.verify.ground.Piece.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Cuts a sentence where a new statement begins. Stateless.
final class Clauses {
  private static final Set<String> TURNS =
      Syntax.words("after before but while then whereas because since although though preceded");
  private static final Set<String> STARTS =
      Syntax.words("the a an it this that they there one no which who another some all each");

  private Clauses() {}

  /// A statement within a sentence.
  ///
  /// @param from its first piece
  /// @param to the piece after its last
  record Clause(int from, int to) {}

  static List<Clause> of(List<Piece> pieces) {
    List<Clause> clauses = new ArrayList<>();
    int from = 0;
    boolean led = !pieces.isEmpty() && leads(pieces.getFirst());
    for (int i = 1; i < pieces.size(); i++) {
      boolean comma = led && pieces.get(i).apart() && i > from + 1 && !brackets(pieces, i);
      if (comma || turns(pieces, i)) {
        clauses.add(new Clause(from, i));
        from = i;
        led = false;
      }
    }
    clauses.add(new Clause(from, pieces.size()));
    return clauses;
  }

  private static boolean brackets(List<Piece> pieces, int i) {
    return pieces.get(i).is(Kind.NAME) || pieces.get(i).word("and");
  }

  private static boolean leads(Piece first) {
    return TURNS.contains(first.key()) || first.word("following") || first.word("due");
  }

  private static boolean turns(List<Piece> pieces, int i) {
    Piece piece = pieces.get(i);
    if (!piece.is(Kind.WORD)) {
      return false;
    }
    String word = piece.key();
    boolean more = i + 1 < pieces.size();
    if (word.equals("followed")) {
      return true;
    }
    if (word.equals("following")) {
      return more && !pieces.get(i - 1).word("the");
    }
    if (word.equals("and")) {
      return more && i >= 1 && anew(pieces, i + 1);
    }
    if (word.equals("that") || word.equals("which") || word.equals("who")) {
      return more
          && (Syntax.verb(pieces.get(i + 1).key()) || Syntax.adverb(pieces.get(i + 1).key()));
    }
    return TURNS.contains(word) && !pieces.get(i - 1).word("and") && !earlier(pieces, i);
  }

  /// `had succeeded before`: nothing follows.
  private static boolean earlier(List<Piece> pieces, int i) {
    return i + 1 >= pieces.size() || (pieces.get(i).word("before") && pieces.get(i + 1).apart());
  }

  /// `HOST_1 and HOST_2 were`: two of a kind.
  private static boolean alike(List<Piece> pieces, int i) {
    String a = pieces.get(i).key();
    String b = pieces.get(i - 2).key();
    int to = a.indexOf('_');
    boolean kind = to > 0 && b.startsWith(a.substring(0, to + 1));
    boolean many =
        i + 1 < pieces.size() && (pieces.get(i + 1).word("were") || pieces.get(i + 1).word("are"));
    return kind || many;
  }

  /// Whether a statement of its own follows `and`: a subject, and a verb soon after it.
  private static boolean anew(List<Piece> pieces, int i) {
    String first = pieces.get(i).key();
    if (first.equals("then") || first.equals("subsequently")) {
      return true;
    }
    boolean named = pieces.get(i).is(Kind.NAME);
    boolean listed = named && pieces.get(i - 2).is(Kind.NAME) && alike(pieces, i);
    boolean subject = !listed && (STARTS.contains(first) || named);
    for (int k = i + 1; subject && k < pieces.size() && k <= i + 6; k++) {
      if (Syntax.verb(pieces.get(k).key())) {
        return true;
      }
      if (pieces.get(k).apart() || TURNS.contains(pieces.get(k).key())) {
        return false;
      }
    }
    return false;
  }
}
