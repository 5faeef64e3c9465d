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
    return reasons;
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
      case NAME -> name(piece, i);
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
      for (int k = piece.from(); k < piece.to(); k++) {
        bare.setCharAt(k, ' ');
      }
    } else {
      unsupported(piece.text());
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
    if (i + 1 < pieces.size() && pieces.get(i + 1).key().startsWith("percent")) {
      claim(said + "%", line -> line.names(value + "%") || line.contains(value + " percent"));
      return;
    }
    Meaning meaning = Meaning.inClaim(pieces, i);
    String qualified = qualifier(i);
    if (otherwise(value, meaning)) {
      unsupported(said + " " + meaning.outcome().name().toLowerCase(Locale.ROOT));
      return;
    }
    claim(
        said,
        line ->
            line.meanings(value).stream()
                    .anyMatch(known -> meaning.fits(known) && countedFor(i, known, meaning, line))
                && (qualified.isEmpty() || line.contains(qualified + " " + said)));
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

  private int word(int i) {
    Piece piece = pieces.get(i);
    String key = piece.key();
    Numerals.Spelled spelled = Numerals.at(pieces, i);
    if (spelled != null && !key.equals("twice") && !key.equals("thrice")) {
      if (spelled.value() > 3 || key.equals("dozen")) {
        number(i, Long.toString(spelled.value()), said(i, spelled.pieces()));
      }
      return spelled.pieces();
    }
    boolean most =
        key.equals("most")
            && (i + 1 >= pieces.size() || !Telling.SUPERLATIVE.contains(pieces.get(i + 1).key()));
    if (Telling.COMPARISONS.contains(key) || key.endsWith("fold") || most) {
      claim(piece.text(), line -> !line.outside() && line.names(key));
      return 1;
    }
    boolean named =
        i > 0
            && Telling.BEFORE_NAMES.contains(pieces.get(i - 1).key())
            && Telling.NAMELIKE.contains(key);
    boolean known = Predicate.of(key).isPresent() || vocabulary.plain(key);
    boolean capital = i > 0 && Character.isUpperCase(piece.text().charAt(0));
    boolean ordinary = known && !named && (!capital || Telling.TITLES.contains(key));
    if (!ordinary && !Telling.ABBREVIATIONS.contains(key)) {
      claim(piece.text(), line -> standsIn(line, piece));
    }
    return 1;
  }

  private boolean standsIn(LineView line, Piece piece) {
    String key = piece.key();
    boolean acronym =
        key.length() <= 5 && piece.text().equals(piece.text().toUpperCase(Locale.ROOT));
    if (line.names(key) || (acronym && line.begins(key))) {
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

  private void happened() {
    boolean all = pieces.stream().anyMatch(p -> p.is(Kind.WORD) && Telling.ALL.contains(p.key()));
    for (Polarity.Claim claim : Polarity.claims(pieces, role)) {
      if (Outcomes.denied(ground.lines(), refs, claim, all)
          || !ground.holds(refs, citing, line -> Outcomes.shows(line, claim))) {
        String word = pieces.get(claim.at()).text();
        ground.missing(word);
        reasons.add((claim.negated() ? "no line denies \"" : "no line shows \"") + word + "\"");
      }
    }
  }
}
