package io.redoubt.verify.ground;

import io.redoubt.verify.ground.Meaning.Outcome;
import io.redoubt.verify.ground.Piece.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// One sentence held against the lines it cites. Not thread-safe.
final class SentenceCheck {
  private static final Pattern MULTIPLIED = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(k|m|bn)");
  private static final Pattern ORDINAL = Pattern.compile("(?:[1-9]|10)(?:st|nd|rd|th)");

  private final Ground ground;
  private final Vocabulary vocabulary;
  private final Role role;
  private final boolean citing;
  private final Collection<String> refs;
  private final String sentence;
  private final List<String> reasons = new ArrayList<>();
  private final List<Piece> pieces;
  private final Relations relations;

  /// @param cited the lines the sentence cites; may be empty
  SentenceCheck(
      Ground ground, Vocabulary vocabulary, Role role, Collection<String> cited, String sentence) {
    this.ground = ground;
    this.vocabulary = vocabulary;
    this.role = role;
    this.sentence = sentence;
    this.pieces = Cutter.cut(sentence);
    this.refs = new LinkedHashSet<>(cited);
    Set<String> own = new LinkedHashSet<>();
    pieces.stream().filter(p -> p.is(Kind.REF)).forEach(p -> own.add(p.text()));
    own.retainAll(ground.lines().stream().map(LineView::id).toList());
    if (!own.isEmpty()) {
      refs.clear();
      refs.addAll(own);
    }
    this.citing = !refs.isEmpty();
    this.relations = new Relations(ground, pieces);
  }

  /// The lines it rests on, those found by the check included.
  List<String> refs() {
    return List.copyOf(refs);
  }

  /// Why it cannot stand; empty when it can.
  List<String> run() {
    StringBuilder bare = new StringBuilder(sentence);
    for (int i = 0; i < pieces.size(); i++) {
      i += piece(i, bare) - 1;
    }
    String inert = Inert.problem(bare.toString());
    if (!inert.isEmpty()) {
      reasons.add(inert);
    }
    happened();
    relations.problems(refs, vocabulary).forEach(this::wrong);
    if (role != Role.RATIONALE) {
      new Sequence(ground, refs, pieces, relations, vocabulary).problems().forEach(this::wrong);
    }
    new Shares(ground.lines(), pieces).problems().forEach(this::wrong);
    Standing.problems(pieces, ground, refs, role).forEach(this::wrong);
    Causes.problem(pieces, ground.lines(), role).ifPresent(this::wrong);
    return reasons;
  }

  private void wrong(String problem) {
    ground.missing(problem);
    reasons.add(problem);
  }

  /// Checks what begins at this piece; how many pieces that took.
  private int piece(int i, StringBuilder bare) {
    Piece piece = pieces.get(i);
    Durations.Length length = piece.is(Kind.QUOTE) ? null : Durations.at(pieces, i);
    if (length != null) {
      long millis = length.millis();
      claim(said(i, length.pieces()), line -> line.durations().contains(millis));
      return length.pieces();
    }
    switch (piece.kind()) {
      case QUOTE -> quote(piece, bare);
      case TIME -> time(piece);
      case NUMBER -> number(i, piece.key(), piece.text());
      case NAME -> {
        name(piece, i);
        program(piece, bare);
      }
      case REF -> {
        if (!refs.contains(piece.text())) {
          unsupported(piece.text());
        }
      }
      case WORD -> {
        return word(i);
      }
    }
    return 1;
  }

  private String said(int i, int count) {
    return sentence.substring(pieces.get(i).from(), pieces.get(i + count - 1).to());
  }

  private void claim(String what, java.util.function.Predicate<LineView> shows) {
    if (!ground.holds(refs, citing, shows)) {
      unsupported(what);
    }
  }

  private void unsupported(String what) {
    ground.missing(what);
    reasons.add("\"" + what + "\" is not in the evidence");
  }

  private void quote(Piece piece, StringBuilder bare) {
    String inner = squeezed(piece.key());
    if (ground.holds(
        refs, citing, line -> squeezed(line.text().toLowerCase(Locale.ROOT)).contains(inner))) {
      blank(piece, bare);
    } else {
      unsupported(piece.text());
    }
  }

  /// A program or path of the evidence is no command, as long as it stands alone.
  private void program(Piece piece, StringBuilder bare) {
    String key = piece.key();
    boolean named = key.indexOf('\\') >= 0 || key.endsWith(".exe");
    if (named && ground.lines().stream().anyMatch(line -> line.names(key))) {
      blank(piece, bare);
    }
  }

  private static void blank(Piece piece, StringBuilder bare) {
    for (int k = piece.from(); k < piece.to(); k++) {
      bare.setCharAt(k, ' ');
    }
  }

  private static String squeezed(String text) {
    return text.indexOf("  ") < 0 ? text : text.replaceAll(" {2,}", " ");
  }

  private void time(Piece piece) {
    Stamp stamp = piece.stamp();
    if (stamp != null) {
      claim(piece.text(), line -> line.stamps().stream().anyMatch(stamp::saidBy));
    }
  }

  private void number(int i, String value, String said) {
    boolean first = i == 0 && pieces.size() > 1 && pieces.get(1).apart() && value.length() == 1;
    if (first) {
      return;
    }
    if (ground.cast().who(value)) {
      claim(said, line -> line.names(value));
      return;
    }
    if (i + 1 < pieces.size() && pieces.get(i + 1).key().startsWith("percent")) {
      claim(said + "%", line -> line.names(value + "%") || line.contains(value + " percent"));
      return;
    }
    Meaning meaning = Meaning.inClaim(pieces, i);
    if (meaning.counted() == Meaning.Counted.ALERT) {
      alerts(i, value, said);
      return;
    }
    String qualified = qualifier(i);
    if (qualified.isEmpty() && otherwise(value, meaning)) {
      unsupported(said + " " + meaning.outcome().name().toLowerCase(Locale.ROOT));
      return;
    }
    String named =
        meaning.counted().things() || total(i) || relations.group() ? "" : countedName(i);
    claim(
        said,
        line ->
            qualified.isEmpty()
                ? line.meanings(value).stream()
                    .anyMatch(
                        known ->
                            meaning.fits(known)
                                && relations.sameScene(i, line, vocabulary)
                                && countedFor(i, known, meaning, line)
                                && belongs(named, known, line))
                : line.contains(qualified + " " + said)
                    || bounded(line, qualified, value, meaning));
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
      unsupported(said + " " + pieces.get(i + 1).text());
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

  private void name(Piece piece, int i) {
    String key = piece.key();
    if (Telling.ABBREVIATIONS.contains(key) || ORDINAL.matcher(key).matches()) {
      return;
    }
    var multiplied = MULTIPLIED.matcher(key);
    boolean verbatim = ground.lines().stream().anyMatch(line -> line.names(key));
    if (!verbatim && multiplied.matches() && multiplied.group(1).length() < 10) {
      double unit =
          switch (multiplied.group(2)) {
            case "k" -> 1e3;
            case "m" -> 1e6;
            default -> 1e9;
          };
      long value = Math.round(Double.parseDouble(multiplied.group(1)) * unit);
      number(i, Long.toString(value), piece.text());
      return;
    }
    if (!verbatim && slashed(key)) {
      return;
    }
    claim(piece.text(), line -> line.names(key));
  }

  /// `user/host`: plain words with a slash between them.
  private boolean slashed(String key) {
    int slash = key.indexOf('/');
    return slash > 0
        && slash < key.length() - 1
        && key.indexOf('/', slash + 1) < 0
        && vocabulary.plain(key.substring(0, slash))
        && vocabulary.plain(key.substring(slash + 1));
  }

  /// Whether a number up to three counts something that code counts too.
  private boolean small(int i, Numerals.Spelled spelled) {
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
    Set<String> names = new LinkedHashSet<>();
    for (LineView line : ground.lines()) {
      if (line.listing() && !line.tagged("fact:outcomes") && !line.tagged("fact:answers")) {
        names.addAll(line.counted());
      }
    }
    String before = beside(i, -1, names);
    return before.isEmpty() ? beside(i, 1, names) : before;
  }

  private int word(int i) {
    Piece piece = pieces.get(i);
    String key = piece.key();
    Numerals.Spelled spelled = Numerals.at(pieces, i);
    boolean twice = key.equals("twice") && !(i + 1 < pieces.size() && pieces.get(i + 1).word("as"));
    if (spelled != null && (twice || !Telling.COMPARISONS.contains(key))) {
      if (spelled.value() > 3 || key.equals("dozen") || small(i, spelled)) {
        number(i, Long.toString(spelled.value()), said(i, spelled.pieces()));
      }
      return spelled.pieces();
    }
    if (key.equals("once") && Meaning.inClaim(pieces, i).outcome() != Outcome.OPEN) {
      number(i, "1", key);
      return 1;
    }
    if (Telling.COMPARISONS.contains(key) || key.endsWith("fold")) {
      claim(piece.text(), line -> !line.outside() && line.names(key));
      return 1;
    }
    boolean named =
        i > 0
            && Telling.BEFORE_NAMES.contains(pieces.get(i - 1).key())
            && Telling.NAMELIKE.contains(key);
    boolean known = Predicate.of(key).isPresent() || vocabulary.plain(key);
    boolean capital = i > 0 && Character.isUpperCase(piece.text().charAt(0));
    boolean graded = Telling.GRADES.contains(key) && graded(i);
    boolean ordinary = (known || graded) && !named && (!capital || Telling.TITLES.contains(key));
    if (!ordinary && !Telling.ABBREVIATIONS.contains(key)) {
      claim(piece.text(), line -> standsIn(line, piece));
    }
    return 1;
  }

  /// `a high number`, `at least medium`: no severity of an alert.
  private boolean graded(int i) {
    boolean least = i > 0 && pieces.get(i - 1).word("least");
    return least || (i + 1 < pieces.size() && Telling.GRADED.contains(pieces.get(i + 1).key()));
  }

  private boolean standsIn(LineView line, Piece piece) {
    String key = piece.key();
    boolean acronym =
        key.length() <= 5 && piece.text().equals(piece.text().toUpperCase(Locale.ROOT));
    boolean judged = line.tags().stream().anyMatch(t -> t.startsWith("judged:") && t.contains(key));
    boolean told = judged || line.names(key) || (acronym && line.begins(key));
    if (told || (piece.text().equals(key) && line.stems().contains(Stems.of(key)))) {
      return true;
    }
    if (key.length() > 4 && key.endsWith("s") && line.names(key.substring(0, key.length() - 1))) {
      return true;
    }
    return hyphenated(line, key);
  }

  /// `SSH-based`: each part is a plain word or stands in the line.
  private boolean hyphenated(LineView line, String key) {
    int hyphen = key.indexOf('-');
    if (hyphen <= 0 || hyphen == key.length() - 1) {
      return false;
    }
    for (String part : key.split("-")) {
      boolean short_ = part.length() >= 2 && line.begins(part);
      if (!vocabulary.plain(part) && !line.names(part) && !short_) {
        return false;
      }
    }
    return true;
  }

  /// Whether a line shows it, of all that its clause names.
  private boolean shown(Polarity.Claim claim) {
    int clause = relations.clauseOf(claim.at());
    return ground.holds(refs, citing, line -> Outcomes.shows(line, claim))
        && (claim.negated()
            || (claim.predicate().general() && !ground.cast().scenes())
            || (claim.predicate() == Predicate.SUCCESS
                ? relations.succeeded(clause, refs, line -> Outcomes.shows(line, claim))
                : relations.shown(clause, refs, line -> Outcomes.shows(line, claim))));
  }

  private void happened() {
    boolean all = pieces.stream().anyMatch(p -> p.is(Kind.WORD) && Telling.ALL.contains(p.key()));
    for (Polarity.Claim claim : Polarity.claims(pieces, role)) {
      boolean supposed = claim.hedged() && !claim.negated() && claim.predicate().supposable();
      if (supposed && ground.judged()) {
        continue;
      }
      if (Outcomes.denied(ground.lines(), refs, claim, all) || !shown(claim)) {
        String word = pieces.get(claim.at()).text();
        ground.missing(word);
        reasons.add((claim.negated() ? "no line denies \"" : "no line shows \"") + word + "\"");
      }
    }
  }
}
