package io.redoubt.verify.ground;

import io.redoubt.verify.ground.Piece.Kind;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads from the words around a name what the sentence says of it. English as models write it: a
/// preposition or a verb before the name, a verb after it. Stateless.
final class Syntax {
  /// What may stand between a preposition and its name.
  private static final Set<String> FILLERS =
      words(
          "the a an this that its their single sole one two three both same other another only"
              + " external internal local remote public private source destination target ip"
              + " address addresses user users account accounts username host hosts server machine"
              + " machines system systems name named client computer device internet invalid new"
              + " privileged main different service dns web attacker attacker's suspicious multiple"
              + " domain port file path program process windows");

  /// What may stand between a name and its verb.
  private static final Set<String> ADVERBS =
      words(
          "has have had also then first successfully repeatedly only later subsequently finally"
              + " again may might could apparently possibly potentially likely actively not never"
              + " did does still already initially to be been being mainly mostly alone each both"
              + " all further additionally afterwards eventually");

  private static final Set<String> BE = words("is are was were be been being");

  /// What somebody does to something.
  private static final Set<String> ACTS =
      words(
          "attempted attempts tried tries attacked attacks scanned scans sent sends made makes"
              + " requested requests contacted contacts connected connects uploaded uploads"
              + " downloaded downloads queried queries looked looks logged logs signed signs used"
              + " uses created creates installed installs deleted deletes cleared clears stopped"
              + " stops executed executes ran runs started starts accessed accesses opened opens"
              + " dumped dumps read reads failed fails succeeded succeeds acted acts communicated"
              + " communicates targeted targets guessed guesses probed probes caused causes"
              + " generated generates initiated initiates launched launches posted posts performed"
              + " performs issued issues added adds changed changes disabled disables removed"
              + " removes authenticated originated attempting exploited exploits spread moved"
              + " brute-forced enumerated enumerates asked asks copied modified granted fetched");

  /// What is done to a goal.
  private static final Set<String> AIMED =
      words(
          "attacked targeted scanned contacted accessed requested reached probed hit queried tried"
              + " attacks targets scans contacts accesses reaches probes queries targeting"
              + " attacking scanning probing accessing contacting reaching hitting affected"
              + " compromised installed created guessed reading dumping installing brute-forced"
              + " flooded");

  /// What a machine does that is not the attacker.
  private static final Set<String> SERVES =
      words(
          "received receives answered answers returned returns responded responds recorded records"
              + " logged accepted accepts rejected rejects denied denies reported reports hosted"
              + " refused followed blocked allowed shown resolved affected seen");

  /// `attributed to` and the like say nothing of a direction.
  private static final Set<String> LOOSE =
      words(
          "attributed related linked due belong belongs belonged belonging specific limited"
              + " according similar response responses reply replies respond responded answered"
              + " returned restricted compared corresponds corresponding points refers relates"
              + " associated answer answers common");
  private static final Set<String> ORIGINS =
      words("source origin attacker sender client originator aggressor initiator");
  private static final Set<String> GOALS = words("target victim destination recipient receiver");
  private static final Set<String> RECORDS = words("event events record records log logs entries");

  private Syntax() {}

  /* Each word once. Asked of every word of an answer: what Set.of makes divides for each question. */
  static Set<String> words(String list) {
    return quick(Set.of(list.split(" ")));
  }

  /// The same set, asked without a division.
  static Set<String> quick(Set<String> words) {
    return Collections.unmodifiableSet(new HashSet<>(words));
  }

  /// Whether this word says that somebody does something.
  static boolean verb(String word) {
    return ACTS.contains(word) || SERVES.contains(word) || BE.contains(word);
  }

  /// Whether it may stand before a verb without being a subject.
  static boolean adverb(String word) {
    return ADVERBS.contains(word);
  }

  /// What the name at `i` does in the clause from `from` to `to`.
  static Part part(List<Piece> pieces, int i, int from, int to) {
    int k = i - 1;
    while (k >= from && filler(pieces.get(k)) && !GOALS.contains(pieces.get(k).key())) {
      k--;
    }
    if (k < from) {
      return subject(pieces, i, to);
    }
    String word = pieces.get(k).key();
    String before = k > from ? pieces.get(k - 1).key() : "";
    return switch (word) {
      case "from" -> RECORDS.contains(before) ? Part.OPEN : Part.ORIGIN;
      case "by" -> SERVES.contains(before) || before.equals("affected") ? Part.OPEN : Part.AGENT;
      case "to", "against", "toward", "towards" -> LOOSE.contains(before) ? Part.OPEN : Part.GOAL;
      case "on", "onto", "into", "at", "in", "inside" -> Part.PLACE;
      case "as" -> Part.NAME;
      case "than" -> Part.OPEN;
      case "for", "of" -> made(pieces, k, from) ? Part.RECIPIENT : Part.OPEN;
      case "target", "victim", "destination" -> Part.GOAL;
      case "which", "who", "when", "where", "that", "while", "once" -> subject(pieces, i, to);
      default -> {
        boolean passive = BE.contains(before) || before.equals("been");
        yield AIMED.contains(word) && !passive ? Part.GOAL : after(pieces, i, to, word);
      }
    };
  }

  static boolean filler(Piece piece) {
    return piece.is(Kind.NUMBER) || FILLERS.contains(piece.key());
  }

  /// A name after `did`, after another name or after a full part of the sentence: only a verb right
  /// after it tells.
  private static Part after(List<Piece> pieces, int i, int to, String word) {
    boolean fresh = pieces.get(i).apart() || word.equals("and") || word.equals("or");
    return fresh ? subject(pieces, i, to) : Part.OPEN;
  }

  /// Whether something was created, changed or granted before this preposition.
  private static boolean made(List<Piece> pieces, int k, int from) {
    for (int j = k - 1; j >= from && j >= k - 5; j--) {
      String stem = Stems.of(pieces.get(j).key());
      if (Set.of("creat", "grant", "rotat").contains(stem)) {
        return true;
      }
    }
    return false;
  }

  private static Part subject(List<Piece> pieces, int i, int to) {
    int k = i + 1;
    while (k < to
        && (adverb(pieces.get(k).key())
            || pieces.get(k).is(Kind.NAME)
            || pieces.get(k).word("and")
            || pieces.get(k).word("or"))) {
      k++;
    }
    if (k >= to) {
      return Part.OPEN;
    }
    String verb = pieces.get(k).key();
    if (BE.contains(verb)) {
      return copula(pieces, k, to);
    }
    boolean passive = pieces.get(k - 1).is(Kind.WORD) && BE.contains(pieces.get(k - 1).key());
    if (passive) {
      return AIMED.contains(verb) ? Part.GOAL : Part.OPEN;
    }
    return ACTS.contains(verb) ? Part.AGENT : Part.OPEN;
  }

  private static Part copula(List<Piece> pieces, int k, int to) {
    for (int j = k + 1; j < to && j <= k + 6 && !pieces.get(j).apart(); j++) {
      String word = pieces.get(j).key();
      if (ORIGINS.contains(word)) {
        return Part.ORIGIN;
      }
      if (GOALS.contains(word)) {
        return Part.GOAL;
      }
      if (j <= k + 2 && AIMED.contains(word)) {
        return Part.GOAL;
      }
      if (Set.of("responsible", "attacking", "scanning").contains(word)) {
        return Part.AGENT;
      }
      if (Set.of("by", "from", "to", "with", "for", "on").contains(word)) {
        return Part.OPEN;
      }
    }
    return Part.OPEN;
  }
}
