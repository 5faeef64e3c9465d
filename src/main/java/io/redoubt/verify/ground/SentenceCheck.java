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
import org.jspecify.annotations.Nullable;

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
  private @Nullable Relations relations;
  private @Nullable NumberCheck numbers;

  /// @param cited the lines the sentence cites; may be empty
  SentenceCheck(
      Ground ground, Vocabulary vocabulary, Role role, Collection<String> cited, String sentence) {
    this.ground = ground;
    this.vocabulary = vocabulary;
    this.role = role;
    this.sentence = sentence;
    this.pieces = ground.pieces(sentence);
    this.refs = new LinkedHashSet<>(cited);
    Set<String> own = new LinkedHashSet<>();
    for (Piece piece : pieces) {
      if (piece.is(Kind.REF)) {
        own.add(piece.text());
      }
    }
    if (!own.isEmpty()) {
      own.retainAll(ground.lines().stream().map(LineView::id).toList());
    }
    if (!own.isEmpty()) {
      refs.clear();
      refs.addAll(own);
    }
    this.citing = !refs.isEmpty();
  }

  /* What is repeated word for word needs neither. */
  private Relations relations() {
    Relations known = relations;
    if (known == null) {
      known = new Relations(ground, pieces);
      relations = known;
    }
    return known;
  }

  private NumberCheck numbers() {
    NumberCheck known = numbers;
    if (known == null) {
      known = new NumberCheck(ground, vocabulary, relations(), pieces, sentence, this::claim);
      numbers = known;
    }
    return known;
  }

  /// The lines it rests on, those found by the check included.
  List<String> refs() {
    return List.copyOf(refs);
  }

  /// Why it cannot stand; empty when it can.
  List<String> run() {
    StringBuilder bare = new StringBuilder(sentence);
    boolean repeated = repeats();
    for (int i = 0; i < pieces.size(); i++) {
      if (!repeated) {
        i += piece(i, bare) - 1;
      } else if (pieces.get(i).is(Kind.QUOTE)) {
        quote(pieces.get(i), bare);
      } else if (pieces.get(i).is(Kind.NAME)) {
        program(pieces.get(i), bare);
      }
    }
    String inert = ground.inert(bare.toString());
    if (!inert.isEmpty()) {
      reasons.add(inert);
    }
    if (!repeated) {
      told();
    }
    return reasons;
  }

  /// Whether it is a fact that code counted, word for word.
  private boolean repeats() {
    String said = ending(sentence);
    for (LineView line : ground.lines()) {
      if (refs.contains(line.id())
          && !line.raw()
          && !line.excuses()
          && ending(line.text()).equals(said)) {
        return true;
      }
    }
    return false;
  }

  /// The text without references and full stop at its end.
  private static String ending(String text) {
    String bare = text.strip();
    int bracket = bare.lastIndexOf(" [");
    boolean cites = bracket > 0 && (bare.endsWith("]") || bare.endsWith("]."));
    bare = cites ? bare.substring(0, bracket) : bare;
    return bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
  }

  private void told() {
    happened();
    relations().problems(refs, vocabulary).forEach(this::wrong);
    if (role != Role.RATIONALE) {
      new Sequence(ground, refs, pieces, relations(), vocabulary).problems().forEach(this::wrong);
    }
    new Shares(ground.lines(), pieces).problems().forEach(this::wrong);
    Standing.problems(pieces, ground, refs, role).forEach(this::wrong);
    Causes.problem(pieces, ground.lines(), role).ifPresent(this::wrong);
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
      case NUMBER -> numbers().check(i, piece.key(), piece.text());
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
    if (named && ground.named(key)) {
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

  private void name(Piece piece, int i) {
    String key = piece.key();
    if (Telling.ABBREVIATIONS.contains(key) || ORDINAL.matcher(key).matches()) {
      return;
    }
    var multiplied = MULTIPLIED.matcher(key);
    boolean verbatim = ground.named(key);
    if (!verbatim && multiplied.matches() && multiplied.group(1).length() < 10) {
      double unit =
          switch (multiplied.group(2)) {
            case "k" -> 1e3;
            case "m" -> 1e6;
            default -> 1e9;
          };
      long value = Math.round(Double.parseDouble(multiplied.group(1)) * unit);
      numbers().check(i, Long.toString(value), piece.text());
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

  private int word(int i) {
    Piece piece = pieces.get(i);
    String key = piece.key();
    Numerals.Spelled spelled = Numerals.at(pieces, i);
    boolean twice = key.equals("twice") && !(i + 1 < pieces.size() && pieces.get(i + 1).word("as"));
    if (spelled != null && (twice || !Telling.COMPARISONS.contains(key))) {
      if (spelled.value() > 3 || key.equals("dozen") || numbers().small(i, spelled)) {
        numbers().check(i, Long.toString(spelled.value()), said(i, spelled.pieces()));
      }
      return spelled.pieces();
    }
    if (key.equals("once") && Meaning.inClaim(pieces, i).outcome() != Outcome.OPEN) {
      numbers().check(i, "1", key);
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
    boolean told = judged(line, key) || line.names(key) || (acronym && line.begins(key));
    if (told || (piece.text().equals(key) && line.stems().contains(Stems.of(key)))) {
      return true;
    }
    if (key.length() > 4 && key.endsWith("s") && line.names(key.substring(0, key.length() - 1))) {
      return true;
    }
    return hyphenated(line, key);
  }

  private static boolean judged(LineView line, String key) {
    for (String tag : line.tags()) {
      if (tag.startsWith("judged:") && tag.contains(key)) {
        return true;
      }
    }
    return false;
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
    int clause = relations().clauseOf(claim.at());
    return ground.holds(refs, citing, line -> Outcomes.shows(line, claim))
        && (claim.negated()
            || (claim.predicate().general() && !ground.cast().scenes())
            || (claim.predicate() == Predicate.SUCCESS
                ? relations().succeeded(clause, refs, line -> Outcomes.shows(line, claim))
                : relations().shown(clause, refs, line -> Outcomes.shows(line, claim))));
  }

  /// Whether it leaves nothing out.
  private boolean all() {
    for (Piece piece : pieces) {
      if (piece.is(Kind.WORD) && Telling.ALL.contains(piece.key())) {
        return true;
      }
    }
    return false;
  }

  private void happened() {
    boolean all = all();
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
