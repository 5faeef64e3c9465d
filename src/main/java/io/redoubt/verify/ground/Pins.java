package io.redoubt.verify.ground;

import io.redoubt.verify.ground.Clauses.Clause;
import io.redoubt.verify.ground.Piece.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What pins each clause of a sentence to a record: names, quotes, times and numbers of their own,
/// with what a clause leaves unsaid because the one before says it. Not thread-safe.
final class Pins {
  private static final Pattern TECHNIQUE = Pattern.compile("t[0-9]{4}(?:\\.[0-9]{3})?|cve-.*");
  private static final Set<String> BEFORE_NUMBERS = Syntax.words("port ports status code type id");

  private final Ground ground;
  private final Cast cast;
  private final List<Piece> pieces;
  private final List<Clause> clauses;
  private final List<List<Specific>> specifics = new ArrayList<>();

  private Pins(Ground ground, List<Piece> pieces, List<Clause> clauses) {
    this.ground = ground;
    this.cast = ground.cast();
    this.pieces = pieces;
    this.clauses = clauses;
  }

  /// By clause.
  static List<List<Specific>> of(Ground ground, List<Piece> pieces, List<Clause> clauses) {
    Pins pins = new Pins(ground, pieces, clauses);
    for (Clause clause : clauses) {
      pins.specifics.add(pins.specifics(clause));
    }
    for (int i = 1; i < clauses.size(); i++) {
      pins.carry(i);
    }
    return pins.specifics;
  }

  private List<Specific> specifics(Clause clause) {
    List<Specific> found = new ArrayList<>();
    int list = 0;
    int last = -1;
    for (int i = clause.from(); i < clause.to(); i++) {
      if (!pins(i, clause)) {
        continue;
      }
      Piece piece = pieces.get(i);
      boolean name = piece.is(Kind.NAME) || piece.is(Kind.WORD);
      Part part = name ? Syntax.part(pieces, i, clause.from(), clause.to()) : Part.OPEN;
      boolean listed =
          !found.isEmpty()
              && last >= 0
              && name == found.getLast().named()
              && (joined(last, i) || numbered(last, i))
              && alike(piece.key(), pieces.get(last).key());
      if (listed) {
        Specific before = found.removeLast();
        list = before.list() < 0 ? list + 1 : before.list();
        found.add(new Specific(before.piece(), before.part(), before.sole(), list));
        part = before.part();
      }
      found.add(new Specific(piece, part, sole(piece), listed ? list : -1));
      last = i;
    }
    return found;
  }

  private boolean pins(int i, Clause clause) {
    Piece piece = pieces.get(i);
    return switch (piece.kind()) {
      case NAME -> !TECHNIQUE.matcher(piece.key()).matches() && names(piece) && !compared(i);
      case WORD -> cast.who(piece.key()) && !compared(i);
      case QUOTE -> ground.lines().stream().noneMatch(l -> title(l, piece));
      case TIME -> {
        Stamp stamp = piece.stamp();
        yield stamp != null && stamp.minute() >= 0 && times(clause) == 1;
      }
      case NUMBER -> {
        String before = i > clause.from() ? pieces.get(i - 1).key() : "";
        boolean bytes = i + 1 < clause.to() && pieces.get(i + 1).word("bytes");
        yield bytes || BEFORE_NUMBERS.contains(before) || status(i);
      }
      case REF -> false;
    };
  }

  private boolean names(Piece piece) {
    return cast.knows(piece.key()) || ground.named(piece.key());
  }

  private boolean compared(int i) {
    return i > 0 && pieces.get(i - 1).word("than");
  }

  /// The title of a rule says nothing of a record.
  private static boolean title(LineView line, Piece quote) {
    return (line.tagged("fact:rule") || line.tagged("fact:other_rules") || line.scene())
        && line.contains(quote.key());
  }

  private long times(Clause clause) {
    return pieces.subList(clause.from(), clause.to()).stream().filter(p -> p.is(Kind.TIME)).count();
  }

  /// The answer of a web server.
  private boolean status(int i) {
    String key = pieces.get(i).key();
    return key.length() == 3
        && "12345".indexOf(key.charAt(0)) >= 0
        && Meaning.inClaim(pieces, i).equals(Meaning.OPEN)
        && ground.lines().stream()
            .anyMatch(l -> l.tagged("fact:answers") && l.counted().contains(key));
  }

  private boolean joined(int last, int i) {
    for (int k = last + 1; k < i; k++) {
      Piece piece = pieces.get(k);
      boolean number = piece.is(Kind.NUMBER);
      if (!number && !Set.of("and", "or", "the", "on", "with").contains(piece.key())) {
        return false;
      }
    }
    return true;
  }

  /// `USER_1 64 times and USER_2 41 times`: each has a number of its own.
  private boolean numbered(int last, int i) {
    boolean number = false;
    for (int k = last + 1; k < i; k++) {
      number |= pieces.get(k).is(Kind.NUMBER) || Numerals.at(pieces, k) != null;
    }
    return number && cast.knows(pieces.get(i).key());
  }

  private boolean alike(String a, String b) {
    return !cast.knows(a)
        || !cast.knows(b)
        || cast.sorts(a).stream().anyMatch(cast.sorts(b)::contains);
  }

  /// Whether all events share it: the only address, or a time that is no record's own.
  private boolean sole(Piece piece) {
    Stamp stamp = piece.stamp();
    if (stamp != null) {
      return cast.single()
          || moment(stamp)
          || ground.lines().stream()
              .noneMatch(l -> l.whole() && l.stamps().stream().anyMatch(stamp::saidBy));
    }
    return cast.sole(piece.key());
  }

  /// Whether all events have this one time.
  private boolean moment(Stamp stamp) {
    return ground.lines().stream()
        .anyMatch(
            l ->
                l.tagged("fact:count")
                    && !l.scene()
                    && l.stamps().size() == 1
                    && stamp.saidBy(l.stamps().getFirst()));
  }

  /// `X asked and was answered`: the second clause is about X too.
  private void carry(int i) {
    Clause clause = clauses.get(i);
    int k = clause.from();
    while (k < clause.to()
        && (Syntax.adverb(pieces.get(k).key())
            || Set.of("and", "but", "then", "while").contains(pieces.get(k).key()))) {
      k++;
    }
    boolean bare = k < clause.to() && Syntax.verb(pieces.get(k).key());
    if (Set.of("that", "which", "who").contains(pieces.get(clause.from()).key())) {
      specifics.get(i - 1).stream()
          .filter(s -> s.named() && pieces.indexOf(s.piece()) == clause.from() - 1)
          .findFirst()
          .ifPresent(s -> specifics.get(i).addFirst(s));
      return;
    }
    boolean here = specifics.get(i).stream().anyMatch(s -> s.named() && s.part() == Part.AGENT);
    if (bare && !here && !pieces.get(clause.from()).word("followed")) {
      specifics.get(i - 1).stream()
          .filter(s -> s.named() && s.list() < 0)
          .filter(s -> s.part() == Part.AGENT || pieces.indexOf(s.piece()) == first(i - 1))
          .findFirst()
          .ifPresent(s -> specifics.get(i).addFirst(s));
    }
  }

  private int first(int clause) {
    int k = clauses.get(clause).from();
    while (k < clauses.get(clause).to() && Syntax.filler(pieces.get(k))) {
      k++;
    }
    return k;
  }
}
