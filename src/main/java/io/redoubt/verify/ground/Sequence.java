package io.redoubt.verify.ground;

import io.redoubt.verify.ground.Clauses.Clause;
import io.redoubt.verify.ground.Piece.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `before`, `after`, `then`, `followed by`, `first`, `began with`: what came earlier by the
/// sentence must have come earlier by the times of the lines. Not thread-safe.
final class Sequence {
  private static final Set<String> OPENS =
      Syntax.words(
          "unknown unclear cannot whether determine determined what further next any possible"
              + " anything investigate see verify no not none never without unseen");
  private static final Set<String> ORDERS =
      Syntax.words(
          "after following before prior preceded precedes followed follows then subsequently"
              + " later");
  private static final Set<String> TURNS = Syntax.words("which but while");
  private static final Set<String> LOGGED = Syntax.words("log-on logged login signed sign-in");
  private static final Set<String> STARTS =
      Syntax.words("began begins started starts opened opens beginning");
  private static final Set<String> ENDS = Syntax.words("ended ends finished concluded");
  private static final Set<String> WHOLE =
      Syntax.words("incident attack activity it chain story sequence scan alerts campaign events");

  private final List<LineView> lines;
  private final Set<String> cited;
  private final List<Piece> pieces;
  private final Relations relations;
  private final Vocabulary vocabulary;

  Sequence(
      Ground ground,
      java.util.Collection<String> cited,
      List<Piece> pieces,
      Relations relations,
      Vocabulary vocabulary) {
    this.lines = ground.lines();
    this.cited = new HashSet<>(cited);
    this.pieces = pieces;
    this.relations = relations;
    this.vocabulary = vocabulary;
  }

  /// What is told in another order than the lines show.
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      if (pieces.get(i).is(Kind.WORD)) {
        Optional<Pair> pair = pair(i);
        if (pair.isPresent() && !holds(pair.get())) {
          problems.add("no line shows the order that \"" + pieces.get(i).text() + "\" claims");
        }
        if (!edge(i)) {
          problems.add("the times do not show \"" + pieces.get(i).text() + "\"");
        }
      }
    }
    return problems;
  }

  /// Two parts of the sentence, each from a piece to a piece: the one that is said to have come
  /// earlier, and the other.
  private record Pair(int from, int to, int laterFrom, int laterTo) {}

  private Optional<Pair> pair(int i) {
    String word = pieces.get(i).key();
    return ORDERS.contains(word) ? pair(i, word) : Optional.empty();
  }

  private Optional<Pair> pair(int i, String word) {
    String next = i + 1 < pieces.size() ? pieces.get(i + 1).key() : "";
    int end = pieces.size();
    int stop = stop(i);
    int since = start(i);
    return switch (word) {
      case "after", "following" ->
          word.equals("following") && i > 0 && pieces.get(i - 1).word("the")
              ? Optional.empty()
              : Optional.of(
                  i == 0 ? new Pair(1, stop, stop, end) : new Pair(i + 1, stop, since, i));
      case "before" ->
          i > 0
                  && Set.of("happened", "succeeded", "seen").contains(pieces.get(i - 1).key())
                  && i + 1 >= end
              ? Optional.empty()
              : Optional.of(
                  i == 0 ? new Pair(stop, end, 1, stop) : new Pair(since, i, i + 1, stop));
      case "prior" -> Optional.of(new Pair(since, i, i + 2, stop));
      case "preceded", "precedes" ->
          Optional.of(
              next.equals("by")
                  ? new Pair(i + 2, stop, since, i)
                  : new Pair(since, i, i + 1, stop));
      case "followed", "follows" -> followed(i, next, since, end);
      case "then", "subsequently", "later" ->
          i == 0 || than(i) || !joins(i)
              ? Optional.empty()
              : Optional.of(new Pair(0, i, i + 1, end));
      default -> Optional.empty();
    };
  }

  private Optional<Pair> followed(int i, String next, int since, int end) {
    if (next.equals("by")) {
      return Optional.of(new Pair(since, i, i + 2, end));
    }
    if (i + 1 < end) {
      return Optional.of(new Pair(i + 1, end, since, i));
    }
    int and = since;
    for (int k = i - 1; k > 0; k--) {
      if (pieces.get(k).word("and")) {
        and = k;
        break;
      }
    }
    return and > 0 ? Optional.of(new Pair(0, and, and + 1, i)) : Optional.empty();
  }

  /// `…, then …`, `… and then …`, not `a log-on then succeeded`.
  private boolean joins(int i) {
    return pieces.get(i).apart() || pieces.get(i - 1).word("and");
  }

  private boolean than(int i) {
    return i + 1 < pieces.size() && pieces.get(i + 1).word("than");
  }

  /// Where the part that begins at this piece's right ends.
  private int stop(int i) {
    for (int k = i + 2; k < pieces.size(); k++) {
      if (i == 0 && pieces.get(k).word("there")) {
        return k;
      }
      boolean comma = pieces.get(k).apart() && !pieces.get(k).is(Kind.QUOTE) && i == 0;
      if (comma || TURNS.contains(pieces.get(k).key())) {
        return k;
      }
    }
    return pieces.size();
  }

  private int start(int i) {
    for (int k = i - 1; k > 0; k--) {
      if (pieces.get(k).key().equals("that") || TURNS.contains(pieces.get(k).key())) {
        return k;
      }
    }
    return 0;
  }

  private boolean holds(Pair pair) {
    if (open(pair.from(), pair.to()) || open(pair.laterFrom(), pair.laterTo())) {
      return true;
    }
    boolean bare = pair.from() >= pair.to() || pair.laterFrom() >= pair.laterTo();
    if (bare || within(pair)) {
      return true;
    }
    Meaning.Outcome ended = said(pair.from(), pair.to());
    boolean same = ended != Meaning.Outcome.OPEN && ended == said(pair.laterFrom(), pair.laterTo());
    if (same && !pinned(pair.from(), pair.to())) {
      return false;
    }
    Set<LineView> earlier = told(pair.from(), pair.to());
    Set<LineView> later = told(pair.laterFrom(), pair.laterTo());
    earlier.removeIf(line -> later.contains(line) && later.size() < earlier.size());
    later.removeIf(line -> earlier.contains(line) && earlier.size() < later.size());
    if (!earlier.isEmpty() && !later.isEmpty() && !earlier.equals(later)) {
      Optional<Stamp> one = earliest(earlier);
      Optional<Stamp> other = earliest(later);
      return one.isPresent()
          && other.isPresent()
          && Comparator.<Stamp>naturalOrder().compare(one.get(), other.get()) < 0;
    }
    return outcomes(pair);
  }

  private boolean open(int from, int to) {
    for (int k = Math.max(0, from); k < Math.min(to, pieces.size()); k++) {
      if (OPENS.contains(pieces.get(k).key())) {
        return true;
      }
    }
    return false;
  }

  /// `failures, then a success` where code counted that the success came after the failures.
  private boolean outcomes(Pair pair) {
    Meaning.Outcome earlier = said(pair.from(), pair.to());
    Meaning.Outcome later = said(pair.laterFrom(), pair.laterTo());
    boolean right = earlier == Meaning.Outcome.FAILURE && later == Meaning.Outcome.SUCCESS;
    return right && lines.stream().anyMatch(l -> l.tagged("fact:success_after"));
  }

  private Meaning.Outcome said(int from, int to) {
    for (int k = from; k < Math.min(to, pieces.size()); k++) {
      Meaning.Outcome said = Meaning.said(pieces.get(k));
      if (said != Meaning.Outcome.OPEN) {
        return said;
      }
      boolean in = LOGGED.contains(pieces.get(k).key());
      if (in && said(k + 1, to) == Meaning.Outcome.OPEN && pieces.get(k).key().endsWith("ed")) {
        return Meaning.Outcome.SUCCESS;
      }
    }
    return words(from, to).contains("attempt") ? Meaning.Outcome.FAILURE : Meaning.Outcome.OPEN;
  }

  /// Whether one line of our own tells both in this order, as the title of a rule may.
  private boolean within(Pair pair) {
    Set<String> earlier = words(pair.from(), pair.to());
    Set<String> later = words(pair.laterFrom(), pair.laterTo());
    for (LineView line : lines) {
      boolean rule = line.tagged("fact:rule") || line.tagged("fact:other_rules");
      if (rule && !earlier.isEmpty() && !later.isEmpty()) {
        List<String> told = line.pieces().stream().map(p -> Stems.of(p.key())).toList();
        int one = earlier.stream().mapToInt(told::indexOf).filter(n -> n >= 0).min().orElse(-1);
        int other = later.stream().mapToInt(told::lastIndexOf).max().orElse(-1);
        if (one >= 0 && one < other && title(line, earlier, later)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean title(LineView line, Set<String> earlier, Set<String> later) {
    return earlier.size() >= 2
        && line.stems().containsAll(earlier)
        && line.stems().containsAll(later);
  }

  /// The stems that tell something of a part of the sentence.
  private Set<String> words(int from, int to) {
    Set<String> stems = new HashSet<>();
    for (int k = Math.max(0, from); k < Math.min(to, pieces.size()); k++) {
      Piece piece = pieces.get(k);
      if (piece.is(Kind.WORD)
          && (Predicate.of(piece.key()).isPresent()
              || !vocabulary.plain(piece.key())
              || TELLING.contains(Stems.of(piece.key())))) {
        stems.add(Stems.of(piece.key()));
      }
    }
    return stems;
  }

  private static final Set<String> TELLING =
      Set.of(
          "log",
          "request",
          "attempt",
          "scan",
          "login",
          "servic",
          "lookup",
          "account",
          "credential",
          "password");

  private boolean pinned(int from, int to) {
    return !pins(from, to).isEmpty();
  }

  private List<Specific> pins(int from, int to) {
    List<Specific> pinned = new ArrayList<>();
    for (int c = 0; c < relations.clauses().size(); c++) {
      Clause clause = relations.clauses().get(c);
      if (clause.to() > from && clause.from() < to) {
        relations.specifics(c).stream()
            .filter(s -> !s.sole())
            .filter(s -> pieces.indexOf(s.piece()) >= from && pieces.indexOf(s.piece()) < to)
            .forEach(pinned::add);
      }
    }
    return pinned;
  }

  /// The lines about a record or an alert that a part of the sentence is about.
  private Set<LineView> told(int from, int to) {
    return told(from, to, words(from, to));
  }

  private Set<LineView> told(int from, int to, Set<String> words) {
    List<Specific> pinned = pins(from, to);
    int best = 0;
    Set<LineView> found = new HashSet<>();
    for (LineView line : lines) {
      if (!line.whole() || !pinned.stream().allMatch(s -> s.standsIn(line))) {
        continue;
      }
      int score = score(line, pinned.size(), words, said(from, to));
      if (score > best) {
        best = score;
        found.clear();
      }
      if (score == best && score > 0) {
        found.add(line);
      }
    }
    return found;
  }

  private int score(LineView line, int pinned, Set<String> words, Meaning.Outcome said) {
    int score = 6 * pinned;
    for (String word : words) {
      score += line.stems().contains(word) ? 3 : 0;
      score += Predicate.typed(word).filter(line::tagged).isPresent() ? 2 : 0;
    }
    boolean failed = line.tagged("outcome:failure");
    boolean succeeded = line.tagged("outcome:success");
    if (said == Meaning.Outcome.FAILURE) {
      score += failed ? 2 : -2;
    } else if (said == Meaning.Outcome.SUCCESS) {
      score += succeeded ? 2 : -2;
    }
    return score <= 0 ? score : score * 2 + (cited.contains(line.id()) ? 1 : 0);
  }

  private static Optional<Stamp> earliest(Set<LineView> lines) {
    return lines.stream()
        .flatMap(l -> l.stamps().stream())
        .filter(s -> s.minute() >= 0)
        .min(Comparator.naturalOrder());
  }

  private static Optional<Stamp> latest(Set<LineView> lines) {
    return lines.stream()
        .flatMap(l -> l.stamps().stream())
        .filter(s -> s.minute() >= 0)
        .max(Comparator.naturalOrder());
  }

  /// `the first x`, `began with x`, `the last x`: whether x is at that end of all the lines.
  private boolean edge(int i) {
    String word = pieces.get(i).key();
    String next = i + 1 < pieces.size() ? pieces.get(i + 1).key() : "";
    boolean begins = STARTS.contains(word) && whole(i) && Set.of("with", "by").contains(next);
    boolean ends = ENDS.contains(word) && whole(i) && Set.of("with", "by").contains(next);
    boolean ordinal = i > 0 && !pieces.get(i).apart() && pieces.get(i - 1).word("the") && noun(i);
    boolean first = begins || (word.equals("first") && (ordinal || came(i)));
    boolean last = ends || (word.equals("last") && ordinal);
    if (!first && !last) {
      return true;
    }
    int from = begins || ends ? i + 2 : 0;
    Set<String> words = words(from, pieces.size());
    if (pinned(from, pieces.size())) {
      words.removeAll(TELLING);
    }
    Set<LineView> here = told(from, pieces.size(), words);
    if (here.isEmpty()) {
      return true;
    }
    Set<LineView> all = new HashSet<>(lines);
    all.removeIf(l -> l.tagged("fact:log_ons") && !l.scene());
    Optional<Stamp> mine = first ? earliest(here) : latest(here);
    Optional<Stamp> edge = first ? earliest(all) : latest(all);
    return mine.isEmpty() || edge.isEmpty() || mine.get().compareTo(edge.get()) == 0;
  }

  private boolean whole(int i) {
    for (int k = Math.max(0, i - 3); k < i; k++) {
      if (WHOLE.contains(pieces.get(k).key())) {
        return true;
      }
    }
    return false;
  }

  /// `came first`.
  private boolean came(int i) {
    return i > 0 && Set.of("came", "happened", "was", "is").contains(pieces.get(i - 1).key());
  }

  /// Whether `the first` goes with something that happened; `than the first failure` only dates.
  private boolean noun(int i) {
    String before = i > 1 ? pieces.get(i - 2).key() : "";
    String next = i + 1 < pieces.size() ? pieces.get(i + 1).key() : "";
    boolean dates = Set.of("than", "after", "before", "since", "until").contains(before);
    return !dates
        && !Set.of("two", "three", "time", "half", "minutes").contains(next)
        && !next.isEmpty();
  }
}
