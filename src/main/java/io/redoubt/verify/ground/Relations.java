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
import java.util.stream.Collectors;

/// Whether what a sentence puts together belongs together: who did it, to whom, from where, when.
/// What pins a clause to a record must stand in one line, each name in the part the line gives it;
/// only what all events of an alert share may come from another line. Not thread-safe.
final class Relations {
  private static final Set<String> GROUPS = Syntax.words("at least log-ons all");
  private static final Set<String> EVENTS = Syntax.words("event events log-on log-ons");

  private final Ground ground;
  private final Cast cast;
  private final List<Piece> pieces;
  private final List<Clause> clauses;
  private final List<List<Specific>> specifics;

  Relations(Ground ground, List<Piece> pieces) {
    this.ground = ground;
    this.cast = ground.cast();
    this.pieces = pieces;
    this.clauses = Clauses.of(pieces);
    this.specifics = Pins.of(ground, pieces, clauses);
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
      if (pinned.isEmpty() && !ground.lines().isEmpty()) {
        continue; // nothing that could belong to another line
      }
      for (List<Specific> together : combinations(pinned)) {
        problem(together, cited).ifPresent(problems::add);
      }
    }
    return problems.size() < 2 ? problems : problems.stream().distinct().toList();
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

  /// Whether the sentence names all that the line lists, or nothing of it but what another line
  /// lists whose names are all said: an address may be source and destination.
  private boolean complete(LineView line) {
    if (line.tagged("fact:outcomes") || line.tagged("fact:answers")) {
      return true;
    }
    Set<String> said = pieces.stream().map(Piece::key).collect(Collectors.toSet());
    Set<String> counted = line.counted();
    if (said.containsAll(counted)) {
      return true;
    }
    Set<String> elsewhere =
        ground.lines().stream()
            .filter(LineView::listing)
            .map(LineView::counted)
            .filter(said::containsAll)
            .flatMap(Set::stream)
            .collect(Collectors.toSet());
    return counted.stream().noneMatch(name -> said.contains(name) && !elsewhere.contains(name));
  }

  /// What stands in no line at all is struck for that.
  private boolean nowhere(Specific one) {
    for (LineView line : ground.lines()) {
      if (one.standsIn(line)) {
        return false;
      }
    }
    return true;
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
    for (LineView line : ground.lines()) {
      if (cited.contains(line.id()) && shows.test(line) && together(apart, line)) {
        return Optional.of(line);
      }
    }
    for (LineView line : ground.lines()) {
      if (shows.test(line) && together(apart, line)) {
        return Optional.of(line);
      }
    }
    return Optional.empty();
  }

  /// Whether all of it stands in the line, each in its part.
  private boolean together(List<Specific> apart, LineView line) {
    if (apart.size() > 1 && line.listing()) {
      return false;
    }
    for (Specific one : apart) {
      if (!one.playedIn(line, cast)) {
        return false;
      }
    }
    return true;
  }

  /// What must stand together: of names in a list, each with the rest.
  private static List<List<Specific>> combinations(List<Specific> pinned) {
    List<Specific> single = new ArrayList<>(pinned);
    single.removeIf(s -> s.list() >= 0);
    if (single.size() == pinned.size()) {
      return List.of(single);
    }
    List<List<Specific>> all = new ArrayList<>();
    for (Specific listed : pinned) {
      if (listed.list() >= 0) {
        List<Specific> one = new ArrayList<>(single);
        one.add(listed);
        all.add(one);
      }
    }
    return all;
  }
}
