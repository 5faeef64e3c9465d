package io.redoubt.verify.ground;

import io.redoubt.verify.ground.Meaning.Outcome;
import io.redoubt.verify.ground.Piece.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// `most`, `mainly`, `outnumber`, `more often than`, `most often`: comparisons, held against the
/// counts in the lines by arithmetic. Not thread-safe.
final class Shares {
  private static final Set<String> MOST =
      Syntax.words("most mostly majority mainly primarily largely predominantly");
  private static final Set<String> MORE =
      Syntax.words("more outnumber outnumbers outnumbered exceed exceeds");
  private static final Set<String> LESS = Syntax.words("fewer less");
  private static final Set<String> TOP =
      Syntax.words("often frequently frequent main primary highest largest top biggest targeted");
  private static final Set<String> REQUESTS =
      Syntax.words("request requests answered responses response answers");

  private static final Set<String> MAIN = Syntax.words("main highest largest top biggest primary");

  private final List<LineView> lines;
  private final List<Piece> pieces;

  Shares(List<LineView> lines, List<Piece> pieces) {
    this.lines = lines;
    this.pieces = pieces;
  }

  /// What is compared otherwise than the counts say.
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      String word = pieces.get(i).key();
      String next = i + 1 < pieces.size() ? pieces.get(i + 1).key() : "";
      boolean good = good(i, word, next);
      if (!good) {
        problems.add("the counts do not show \"" + pieces.get(i).text() + "\"");
      }
    }
    return problems;
  }

  private boolean good(int i, String word, String next) {
    boolean ranks = MAIN.contains(word) && ranked(i);
    if (ranks || (word.equals("most") && TOP.contains(next))) {
      return top(i);
    }
    if (word.equals("most") && Telling.SUPERLATIVE.contains(next)) {
      return true;
    }
    if (MOST.contains(word)) {
      return share(i, vast(i) ? 0.75 : 0.5);
    }
    boolean all = next.equals("all") || next.equals("every");
    if (all && (word.equals("nearly") || word.equals("almost"))) {
      return share(i, 0.9);
    }
    boolean compares = word.equals("more") || LESS.contains(word);
    if (compares && than(i) >= 0 && !number(than(i) + 1)) {
      return than(i, word);
    }
    boolean same = word.equals("about") && next.equals("the") && word(i + 2, "same");
    return !same && !word.equals("minority") && (!word.startsWith("outnumber") || outnumber(i));
  }

  private boolean word(int i, String wanted) {
    return i < pieces.size() && pieces.get(i).word(wanted);
  }

  private boolean number(int i) {
    return i < pieces.size() && (pieces.get(i).is(Kind.NUMBER) || Numerals.at(pieces, i) != null);
  }

  private boolean vast(int i) {
    return i > 0
        && Set.of("vast", "overwhelming", "large", "great").contains(pieces.get(i - 1).key());
  }

  /// Whether `main`, `highest` and the like rank something: `main target`, `highest number of`.
  private boolean ranked(int i) {
    String next = i + 1 < pieces.size() ? pieces.get(i + 1).key() : "";
    return Set.of("target", "targets", "source", "number", "share", "count", "user", "host")
        .contains(next);
  }

  private int than(int i) {
    for (int k = i + 1; k < pieces.size() && k <= i + 14; k++) {
      if (pieces.get(k).word("than")) {
        return k;
      }
    }
    return -1;
  }

  /// The counts of a line, in their order: `HOST_1` → 290.
  private static Map<String, Long> counts(LineView line) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Piece piece : line.pieces()) {
      int from = piece.from();
      if (piece.is(Kind.NUMBER) && from > 0 && line.text().charAt(from - 1) == '(') {
        int at = line.pieces().indexOf(piece);
        if (at > 0) {
          counts.putIfAbsent(line.pieces().get(at - 1).key(), number(piece));
        }
      }
    }
    return counts;
  }

  private static long number(Piece piece) {
    return piece.key().length() > 15 || piece.key().indexOf('.') >= 0
        ? 0
        : Long.parseLong(piece.key());
  }

  /// What is counted and named on this side of a piece, the nearest first.
  private Optional<String> named(int from, int to, LineView line) {
    Map<String, Long> counts = counts(line);
    int step = from <= to ? 1 : -1;
    for (int k = from; k != to; k += step) {
      if (k >= 0 && k < pieces.size() && counts.containsKey(pieces.get(k).key())) {
        return Optional.of(pieces.get(k).key());
      }
    }
    return Optional.empty();
  }

  private boolean top(int i) {
    boolean any = false;
    for (LineView line : lines) {
      if (!line.listing()) {
        continue;
      }
      Map<String, Long> counts = counts(line);
      Optional<String> before = named(i - 1, -1, line);
      Optional<String> who = before.isPresent() ? before : named(i + 1, pieces.size(), line);
      if (who.isPresent()) {
        any = true;
        long here = counts.getOrDefault(who.get(), 0L);
        if (counts.values().stream().allMatch(count -> count <= here)) {
          return true;
        }
      }
    }
    return !any && actions(i);
  }

  /// `The most frequent action was "x"`: lists without counts stand in their order.
  private boolean actions(int i) {
    return pieces.stream()
        .skip(i)
        .filter(p -> p.is(Kind.QUOTE) || p.is(Kind.NAME))
        .anyMatch(
            p ->
                lines.stream()
                    .anyMatch(l -> l.listing() && l.text().startsWith("\"" + p.text(), colon(l))));
  }

  private static int colon(LineView line) {
    int colon = line.text().indexOf(": ");
    return colon < 0 ? line.text().length() : colon + 2;
  }

  private boolean share(int i, double least) {
    boolean any = false;
    for (LineView line : lines) {
      if (!line.listing()) {
        continue;
      }
      Optional<String> after = named(i + 1, pieces.size(), line);
      Optional<String> who = after.isPresent() ? after : named(i - 1, -1, line);
      boolean outcomes = line.tagged("fact:outcomes");
      if (who.isPresent() && !outcomes) {
        any = true;
        if (counts(line).getOrDefault(who.get(), 0L) > least * total(line)) {
          return true;
        }
      }
    }
    return !any && outcome(i, least);
  }

  /// All events, as far as the line or the line of the count says.
  private double total(LineView line) {
    long sum =
        line.tagged("fact:destinations")
            ? counts(line).values().stream().limit(onlyFirst(line)).mapToLong(n -> n).sum()
            : counts(line).values().stream().mapToLong(n -> n).sum();
    if (!line.text().contains("…") || line.contains("counts of a part")) {
      return sum;
    }
    return lines.stream()
        .filter(l -> l.tagged("fact:count") && !l.scene() && !l.pieces().isEmpty())
        .filter(l -> l.pieces().getFirst().is(Kind.NUMBER))
        .mapToLong(l -> number(l.pieces().getFirst()))
        .max()
        .orElse(sum);
  }

  /// Addresses come before ports in such a line; each adds up to all.
  private static long onlyFirst(LineView line) {
    int ports = line.text().indexOf("; ports ");
    return ports < 0
        ? Long.MAX_VALUE
        : line.pieces().stream()
            .filter(p -> p.is(Kind.NUMBER) && p.from() < ports && p.from() > 0)
            .filter(p -> line.text().charAt(p.from() - 1) == '(')
            .count();
  }

  /// Whether the first outcome named after `most` is the one of most events.
  private boolean outcome(int i, double least) {
    Outcome wanted = said(i + 1, pieces.size());
    wanted = wanted == Outcome.OPEN ? said(0, i) : wanted;
    OptionalDouble failures = failures();
    if (wanted == Outcome.OPEN || failures.isEmpty()) {
      return false;
    }
    double share = wanted == Outcome.FAILURE ? failures.getAsDouble() : 1 - failures.getAsDouble();
    return share > least;
  }

  private Outcome said(int from, int to) {
    for (int k = from; k < to; k++) {
      Outcome said = Meaning.said(pieces.get(k));
      if (said != Outcome.OPEN) {
        return said;
      }
    }
    return Outcome.OPEN;
  }

  /// Which part of all failed.
  private OptionalDouble failures() {
    boolean requests = pieces.stream().anyMatch(p -> REQUESTS.contains(p.key()));
    long failed = 0;
    long all = 0;
    for (LineView line : lines) {
      if (line.tagged("fact:answers") && requests) {
        for (Map.Entry<String, Long> answer : counts(line).entrySet()) {
          all += answer.getValue();
          failed += answer.getKey().startsWith("2") ? 0 : answer.getValue();
        }
        return all == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) failed / all);
      }
    }
    for (LineView line : lines) {
      if (all == 0 && (line.tagged("fact:log_ons") || line.tagged("fact:outcomes"))) {
        long[] both = both(line);
        failed = both[0];
        all = both[0] + both[1];
      }
    }
    return all == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) failed / all);
  }

  /// Failures and successes that the line counts.
  private static long[] both(LineView line) {
    long[] both = new long[2];
    for (int k = 0; k < line.pieces().size(); k++) {
      Piece piece = line.pieces().get(k);
      if (piece.is(Kind.NUMBER)) {
        Outcome outcome = Meaning.inEvidence(line.pieces(), k, line.text()).outcome();
        if (outcome == Outcome.FAILURE) {
          both[0] = Math.max(both[0], number(piece));
        } else if (outcome == Outcome.SUCCESS) {
          both[1] = Math.max(both[1], number(piece));
        }
      }
    }
    return both;
  }

  private boolean outnumber(int i) {
    return bigger(0, i, i + 1, pieces.size());
  }

  private boolean than(int i, String word) {
    int than = than(i);
    return LESS.contains(word)
        ? bigger(than + 1, pieces.size(), 0, than)
        : MORE.contains(word) && bigger(0, than, than + 1, pieces.size());
  }

  /// Whether what the first part names came more often than what the second names.
  private boolean bigger(int from, int to, int otherFrom, int otherTo) {
    for (LineView line : lines) {
      if (line.listing()) {
        Map<String, Long> counts = counts(line);
        Optional<String> one = named(from, to, line);
        Optional<String> other = named(otherFrom, otherTo, line);
        if (one.isPresent() && other.isPresent()) {
          return counts.getOrDefault(one.get(), 0L) > counts.getOrDefault(other.get(), 0L);
        }
      }
    }
    OptionalDouble failures = failures();
    Outcome one = said(from, to);
    Outcome other = said(otherFrom, otherTo);
    boolean both = one != Outcome.OPEN && other != Outcome.OPEN && one != other;
    return both
        && failures.isPresent()
        && (one == Outcome.FAILURE) == (failures.getAsDouble() > 0.5);
  }
}
