package io.redoubt.detect.sigma.match;

import io.redoubt.detect.automaton.Automaton;
import io.redoubt.detect.automaton.Automaton.Answer;
import io.redoubt.detect.sigma.rule.Expr;
import io.redoubt.detect.sigma.rule.FieldRef;
import io.redoubt.detect.sigma.rule.Folding;
import io.redoubt.detect.sigma.rule.SignsSeen;
import io.redoubt.event.Event;
import io.redoubt.event.Field;
import io.redoubt.event.RawRecord;
import io.redoubt.taxonomy.sigma.FieldPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The values of one event as rules ask for them, each made text at most once. Used again for the
/// next event. One per worker, not thread-safe.
public final class Values {
  private static final String[] NONE = {};

  /* Longer values, which several fields may share, are folded once, and so are their dashes. */
  static final int LONG = 2048;

  private final String[][] raw;
  private final String[][] folded;
  private final int[] rawTurn;
  private final int[] foldedTurn;
  private final List<List<String>> firsts;
  private final int[] firstTurn;
  private String[] texts = NONE;
  private String[] foldedTexts = NONE;
  private int textsTurn;
  private int foldedTextsTurn;
  private int turn;
  private final Layouts layouts;
  private Layout layout;
  private final CellTexts cellTexts;
  private final Effort effort = new Effort();
  private final IdentityHashMap<String, String> longFolded = new IdentityHashMap<>();
  private final IdentityHashMap<String, String> longDashed = new IdentityHashMap<>();
  private final IdentityHashMap<String, SignsSeen> longSeen = new IdentityHashMap<>();
  private final Addresses addresses = new Addresses();
  private final Scans scans;
  private Event event;

  /// Room for this many slots.
  public Values(int slots, Event first) {
    raw = new String[slots][];
    folded = new String[slots][];
    rawTurn = new int[slots];
    foldedTurn = new int[slots];
    firsts = new ArrayList<>(Collections.nCopies(slots, List.of()));
    firstTurn = new int[slots];
    event = first;
    layouts = new Layouts(slots);
    layout = layouts.of(first);
    cellTexts = new CellTexts(first);
    scans = new Scans(first, layout, cellTexts);
    turn = 1;
  }

  /// Turns to the next event.
  public void event(Event next) {
    event = next;
    layout = layouts.of(next);
    cellTexts.event(next);
    scans.event(next, layout);
    effort.begin();
    if (!longFolded.isEmpty()) {
      longFolded.clear();
    }
    if (!longDashed.isEmpty()) {
      longDashed.clear();
    }
    if (!longSeen.isEmpty()) {
      longSeen.clear();
    }
    turn++;
  }

  /// The first cell of a field, or -1.
  public int cell(Field field) {
    return layout.first(field);
  }

  /// The next cell of the same field, or -1.
  public int nextCell(int cell) {
    return layout.next(cell);
  }

  /// What the event may still take.
  Effort effort() {
    return effort;
  }

  /// Turns to the next rule.
  ///
  /// @param dear whether one question of it may take all that the event may still take, or only
  ///     little
  public void rule(boolean dear) {
    effort.rule(dear);
  }

  /// Whether something the rule asked was not answered, as it would have taken too long: the rule's
  /// answer is worth nothing then.
  public boolean exhausted() {
    return effort.spent();
  }

  /// The event.
  public Event event() {
    return event;
  }

  /// The field's values as they are; empty when it is absent.
  public String[] raw(FieldRef field) {
    int slot = field.slot();
    if (rawTurn[slot] != turn) {
      rawTurn[slot] = turn;
      raw[slot] = read(field);
    }
    return raw[slot];
  }

  /// The field's first value alone; empty when it is absent. One list for all who ask.
  public List<String> first(FieldRef field) {
    int slot = field.slot();
    if (firstTurn[slot] != turn) {
      firstTurn[slot] = turn;
      String[] all = raw(field);
      firsts.set(slot, all.length == 0 ? List.of() : List.of(all[0]));
    }
    return firsts.get(slot);
  }

  /// The field's values without case.
  String[] folded(FieldRef field) {
    int slot = field.slot();
    if (foldedTurn[slot] != turn) {
      foldedTurn[slot] = turn;
      folded[slot] = fold(raw(field));
    }
    return folded[slot];
  }

  /// The address that a text is, as [io.redoubt.detect.sigma.rule.Network#address] reads it.
  byte[] address(String text) {
    return addresses.of(text);
  }

  /// Where the event's fields stand.
  Layout layout() {
    return layout;
  }

  /// Whether the field has a value.
  boolean present(FieldRef field) {
    return layout.where(field) != Layout.ABSENT;
  }

  /// Whether the automaton finds something in a value of the field, without making text of values
  /// where bytes will do.
  ///
  /// @param searched whether long values are quicker searched by the tests as they are written
  Answer ask(FieldRef field, Automaton automaton, boolean searched) {
    int cell = layout.where(field);
    if (cell == Layout.MADE) {
      return ask(raw(field), automaton);
    }
    Answer answer = Answer.NO;
    for (; cell >= 0 && answer == Answer.NO; cell = layout.next(cell)) {
      answer = ask(cell, automaton, searched);
    }
    return answer;
  }

  /// Whether a value of the field passes one of the tests; asked once of a value that came before.
  ///
  /// @param test about the value alone
  boolean holds(Expr.FieldTest test) {
    int cell = layout.where(test.field());
    KnownValue known = cell < 0 || layout.next(cell) >= 0 ? null : scans.known(cell);
    if (known == null) {
      return ExprMatcher.holds(test, this);
    }
    KnownValue.Told told = known.told(test);
    if (told != null) {
      return effort.repeats(told.steps()) && told.holds();
    }
    long before = effort.taken();
    boolean holds = ExprMatcher.holds(test, this);
    if (!effort.spent()) {
      known.tell(test, holds, effort.taken() - before);
    }
    return holds;
  }

  /// Whether two fields have one value each, all ASCII, and these are not of the same length.
  boolean otherLengths(FieldRef one, FieldRef other) {
    int cell = layout.where(one);
    int with = layout.where(other);
    if (cell < 0 || with < 0 || layout.next(cell) >= 0 || layout.next(with) >= 0) {
      return false;
    }
    int length = scans.asciiLength(cell);
    int its = scans.asciiLength(with);
    return length >= 0 && its >= 0 && length != its;
  }

  /// Whether the automaton finds something in any text of the event.
  ///
  /// @param keywords of which one stands where it finds something
  Answer ask(Automaton automaton, Keywords keywords) {
    RawRecord record = event.record();
    byte[] own = record.buffer();
    Answer answer =
        event.format().id().equals(Scans.BINARY)
                || !effort.allows(record.length())
                || keywords.missing(own, record.start(), record.length(), false)
            ? Answer.NO
            : automaton.in(own, record.start(), record.length());
    int[] others = cellTexts.cellsBesidesRecord();
    for (int i = 0; i < others.length && answer == Answer.NO; i++) {
      answer = ask(others[i], automaton, false);
    }
    return answer;
  }

  /// Whether an automaton would be asked about the field's values, so that it is worth making; no
  /// field for any text of the event. [Answer#NO]: they are too long, and the rule is not answered;
  /// [Answer#UNKNOWN]: it could not tell, or others are quicker.
  Answer ahead(@Nullable FieldRef field, boolean searched) {
    if (field == null) {
      boolean text = !event.format().id().equals(Scans.BINARY);
      return text && effort.refuses(event.record().length()) ? Answer.NO : Answer.YES;
    }
    int cell = layout.where(field);
    if (cell < 0) {
      return Answer.YES;
    }
    if (searched ? event.spanLength(cell) >= LONG : scans.beyondAscii(cell)) {
      return Answer.UNKNOWN;
    }
    return effort.refuses(event.spanLength(cell)) ? Answer.NO : Answer.YES;
  }

  private Answer ask(int cell, Automaton automaton, boolean searched) {
    if (searched ? event.spanLength(cell) >= LONG : scans.beyondAscii(cell)) {
      return Answer.UNKNOWN; // sooner or later
    }
    return effort.allows(event.spanLength(cell)) ? scans.ask(cell, automaton) : Answer.NO;
  }

  private Answer ask(String[] texts, Automaton automaton) {
    Answer answer = Answer.NO;
    for (int i = 0; i < texts.length && answer == Answer.NO; i++) {
      answer = effort.allows(texts[i].length()) ? automaton.in(texts[i]) : Answer.NO;
    }
    return answer;
  }

  /// Looks for literals in the event's bytes.
  Scans scans() {
    return scans;
  }

  /// Looks for literals in the field's values, which are made of several cells.
  void scan(FieldRef field, LiteralScanner scanner, long[] found) {
    for (String text : raw(field)) {
      scanner.scan(text, found);
    }
  }

  /// Every text of the event: the record itself where it is text, and what stands in the event but
  /// not literally in the record.
  String[] texts() {
    if (textsTurn != turn) {
      textsTurn = turn;
      texts = readTexts();
    }
    return texts;
  }

  /// Every text of the event without case.
  String[] foldedTexts() {
    if (foldedTextsTurn != turn) {
      foldedTextsTurn = turn;
      foldedTexts = fold(texts());
    }
    return foldedTexts;
  }

  /// The text with every sign that can begin a Windows option made one.
  String dashes(String text) {
    return text.length() < LONG
        ? Folding.dashes(text)
        : longDashed.computeIfAbsent(text, Folding::dashes);
  }

  /// How many steps [#dashes] takes.
  long dashSteps(String text) {
    return text.length() >= LONG && longDashed.containsKey(text) ? 0 : text.length();
  }

  /// The signs of a text of at least [#LONG].
  SignsSeen seen(String text) {
    return longSeen.computeIfAbsent(text, SignsSeen::of);
  }

  private String[] fold(String[] values) {
    if (values.length == 0) {
      return NONE;
    }
    String[] without = new String[values.length];
    for (int i = 0; i < values.length; i++) {
      String value = values[i];
      without[i] =
          value.length() < LONG
              ? Folding.fold(value)
              : longFolded.computeIfAbsent(value, Folding::fold);
    }
    return without;
  }

  private String[] read(FieldRef field) {
    List<FieldPath> paths = field.paths();
    for (int p = 0; p < paths.size(); p++) {
      FieldPath path = paths.get(p);
      String[] values =
          switch (path) {
            case FieldPath.One(Field one) -> all(one);
            case FieldPath.Below(String prefix) -> below(prefix);
            case FieldPath.Joined(Field first, String separator, Field second) ->
                joined(first, separator, second);
          };
      if (values.length > 0) {
        return values;
      }
    }
    return NONE;
  }

  private String[] all(Field field) {
    int first = layout.first(field);
    if (first < 0) {
      return NONE;
    }
    int second = layout.next(first);
    if (second < 0) {
      return new String[] {cellTexts.of(first)};
    }
    List<String> values = new ArrayList<>(List.of(cellTexts.of(first)));
    for (int i = second; i >= 0; i = layout.next(i)) {
      values.add(cellTexts.of(i));
    }
    return values.toArray(NONE);
  }

  private String[] below(String prefix) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < event.size(); i++) {
      if (event.field(i).name().startsWith(prefix)) {
        values.add(event.text(i));
      }
    }
    return values.toArray(NONE);
  }

  private String[] joined(Field first, String separator, Field second) {
    int a = layout.first(first);
    int b = layout.first(second);
    return a < 0 || b < 0 ? NONE : new String[] {event.text(a) + separator + event.text(b)};
  }

  private String[] readTexts() {
    List<String> found = new ArrayList<>();
    if (!event.format().id().equals(Scans.BINARY)) {
      found.add(event.record().text());
    }
    found.addAll(List.of(cellTexts.besidesRecord()));
    return found.toArray(NONE);
  }
}
