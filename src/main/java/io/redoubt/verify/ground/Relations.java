package io.redoubt.verify.ground;

import io.redoubt.verify.ground.Cast.Sort;
import io.redoubt.verify.ground.Clauses.Clause;
import io.redoubt.verify.ground.Piece.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whether what a sentence puts together belongs together: who did it, to whom, from where, when.
/// What pins a clause to a record must stand in one line, each name in the part the line gives it;
/// only what all events of an alert share may come from another line. Not thread-safe.
final class Relations {
  private static final Pattern TECHNIQUE = Pattern.compile("t[0-9]{4}(?:\\.[0-9]{3})?|cve-.*");
  private static final Set<String> BEFORE_NUMBERS = Syntax.words("port ports status code type id");

  private static final Set<String> GROUPS = Syntax.words("at least log-ons all");
  private static final Set<String> EVENTS = Syntax.words("event events log-on log-ons");

  private final Ground ground;
  private final Cast cast;
  private final List<Piece> pieces;
  private final List<Clause> clauses;
  private final List<List<Specific>> specifics = new ArrayList<>();

  Relations(Ground ground, List<Piece> pieces) {
    this.ground = ground;
    this.cast = ground.cast();
    this.pieces = pieces;
    this.clauses = Clauses.of(pieces);
    for (Clause clause : clauses) {
      specifics.add(specifics(clause));
    }
    for (int i = 1; i < clauses.size(); i++) {
      carry(i);
    }
  }

  List<Clause> clauses() {
    return clauses;
  }

  /// What pins this clause.
  List<Specific> specifics(int clause) {
    return specifics.get(clause);
  }

  /// In which clause this piece stands.
  int clauseOf(int piece) {
    for (int i = 0; i < clauses.size(); i++) {
      if (piece < clauses.get(i).to()) {
        return i;
      }
    }
    return clauses.size() - 1;
  }

  /// What is put together that no line puts together, in words for a reader.
  ///
  /// @param cited the lines the sentence cites; grows by a line that is needed
  List<String> problems(Collection<String> cited, Vocabulary vocabulary) {
    List<String> problems = new ArrayList<>();
    for (int i = 0; cast.scenes() && i < clauses.size(); i++) {
      misplaced(i, vocabulary, cited, problems);
    }
    for (List<Specific> pinned : specifics) {
      for (List<Specific> together : combinations(pinned)) {
        problem(together, cited).ifPresent(problems::add);
      }
    }
    return problems.stream().distinct().toList();
  }

  /// Words of one alert's rule said of names that only another alert has.
  private void misplaced(
      int clause, Vocabulary vocabulary, Collection<String> cited, List<String> problems) {
    boolean named = specifics.get(clause).stream().anyMatch(s -> s.named() && !s.sole());
    for (int i = clauses.get(clause).from(); named && i < clauses.get(clause).to(); i++) {
      Piece piece = pieces.get(i);
      String stem = Stems.of(piece.key());
      boolean told =
          piece.is(Kind.WORD)
              && !vocabulary.plain(piece.key())
              && io.redoubt.verify.ground.Predicate.of(piece.key()).isEmpty()
              && ground.lines().stream().anyMatch(l -> l.stems().contains(stem));
      if (told && !shown(clause, cited, line -> line.stems().contains(stem))) {
        problems.add("no line shows \"" + piece.text() + "\" of " + names(clause));
      }
    }
  }

  /// Whether the line is about the alert that the clause of this piece is about.
  boolean sameScene(int piece, LineView line, Vocabulary vocabulary) {
    int clause = clauseOf(piece);
    for (int i = clauses.get(clause).from(); line.scene() && i < clauses.get(clause).to(); i++) {
      String stem = Stems.of(pieces.get(i).key());
      boolean told =
          pieces.get(i).is(Kind.WORD)
              && !vocabulary.plain(pieces.get(i).key())
              && ground.lines().stream().anyMatch(l -> l.stems().contains(stem));
      if (told && !line.stems().contains(stem)) {
        return false;
      }
    }
    return !line.scene()
        || specifics.get(clause).stream().filter(Specific::named).allMatch(s -> s.standsIn(line));
  }

  private String names(int clause) {
    return specifics.get(clause).stream()
        .filter(Specific::named)
        .map(s -> s.piece().text())
        .collect(Collectors.joining(", "));
  }

  private Optional<String> problem(List<Specific> together, Collection<String> cited) {
    for (Specific one : together) {
      List<LineView> lines = ground.lines().stream().filter(one::standsIn).toList();
      if (!lines.isEmpty() && lines.stream().noneMatch(line -> one.playedIn(line, cast))) {
        return Optional.of(miscast(one, lines));
      }
    }
    if (group()) {
      return Optional.empty();
    }
    List<Specific> apart = together.stream().filter(one -> !one.sole()).toList();
    Optional<LineView> found = line(apart, cited, _ -> true);
    found.ifPresent(
        line -> {
          if (apart.size() > 1) {
            cited.add(line.id());
          }
        });
    if (found.isPresent() || apart.stream().anyMatch(this::nowhere)) {
      return Optional.empty();
    }
    return Optional.of(
        "no line shows "
            + apart.stream().map(one -> one.piece().text()).collect(Collectors.joining(" with ")));
  }

  /// `85 events of A and others from B …`: said of all events, with all names of each list.
  boolean group() {
    int at = 0;
    while (at < pieces.size() && at < 2 && GROUPS.contains(pieces.get(at).key())) {
      at++;
    }
    boolean number = at + 1 < pieces.size() && pieces.get(at).is(Kind.NUMBER);
    boolean plural = at > 0 && pieces.get(at - 1).word("log-ons");
    boolean counted =
        plural
            || (number && EVENTS.contains(pieces.get(at + 1).key()) && total(pieces.get(at).key()));
    return counted
        && (pieces.stream().anyMatch(p -> p.word("others"))
            || ground.lines().stream().filter(LineView::listing).allMatch(this::complete));
  }

  private boolean total(String number) {
    return ground.lines().stream()
        .filter(
            l -> l.tagged("fact:count") || l.tagged("fact:outcomes") || l.tagged("fact:log_ons"))
        .anyMatch(l -> !l.scene() && !l.meanings(number).isEmpty());
  }

  /// Whether the sentence names all that the line lists, or nothing of it.
  private boolean complete(LineView line) {
    if (line.tagged("fact:outcomes") || line.tagged("fact:answers")) {
      return true;
    }
    Set<String> said = pieces.stream().map(Piece::key).collect(Collectors.toSet());
    long named = line.counted().stream().filter(said::contains).count();
    return named == 0 || named == line.counted().size();
  }

  /// What stands in no line at all is struck for that.
  private boolean nowhere(Specific one) {
    return ground.lines().stream().noneMatch(one::standsIn);
  }

  private String miscast(Specific one, List<LineView> lines) {
    String text = one.piece().text();
    Set<Sort> sorts = cast.sorts(lines.getFirst(), one.piece().key());
    String known = sorts.stream().map(Sort::word).collect(Collectors.joining(" or "));
    return "says "
        + text
        + " "
        + one.part().said()
        + "; the line says "
        + known
        + " ["
        + lines.getFirst().id()
        + "]";
  }

  /// Whether a line shows this of all that the clause names.
  ///
  /// @param clause index
  boolean shown(int clause, Collection<String> cited, Predicate<LineView> shows) {
    if (group()) {
      return true;
    }
    return combinations(specifics.get(clause)).stream()
        .allMatch(
            together -> {
              List<Specific> apart =
                  together.stream().filter(s -> !s.sole() && !nowhere(s)).toList();
              return line(apart, cited, shows).isPresent();
            });
  }

  /// Whether the only one of its kind in the line of an alert: of several, the line does not tell
  /// whose success it was.
  private boolean alone(LineView line, Specific one) {
    Set<Sort> sorts = cast.sorts(line, one.piece().key());
    return !line.scene()
        || !one.named()
        || line.named().values().stream().filter(s -> s.stream().anyMatch(sorts::contains)).count()
            <= 1;
  }

  /// Whether a line shows that what the clause names got through.
  boolean succeeded(int clause, Collection<String> cited, Predicate<LineView> shows) {
    return shown(clause, cited, shows)
        && (!cast.scenes()
            || specifics.get(clause).stream()
                .filter(Specific::named)
                .allMatch(
                    one ->
                        ground.lines().stream()
                            .anyMatch(l -> shows.test(l) && one.standsIn(l) && alone(l, one))));
  }

  private Optional<LineView> line(
      List<Specific> apart, Collection<String> cited, Predicate<LineView> shows) {
    Predicate<LineView> holds =
        line ->
            shows.test(line)
                && (apart.size() < 2 || !line.listing())
                && apart.stream().allMatch(one -> one.playedIn(line, cast));
    Optional<LineView> found =
        ground.lines().stream().filter(l -> cited.contains(l.id()) && holds.test(l)).findFirst();
    return found.isPresent() ? found : ground.lines().stream().filter(holds).findFirst();
  }

  /// What must stand together: of names in a list, each with the rest.
  private static List<List<Specific>> combinations(List<Specific> pinned) {
    List<Specific> single = pinned.stream().filter(s -> s.list() < 0).toList();
    List<List<Specific>> all = new ArrayList<>();
    pinned.stream()
        .filter(s -> s.list() >= 0)
        .forEach(s -> all.add(Stream.concat(single.stream(), Stream.of(s)).toList()));
    if (all.isEmpty()) {
      all.add(single);
    }
    return all;
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
    return cast.knows(piece.key()) || ground.lines().stream().anyMatch(l -> l.names(piece.key()));
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
