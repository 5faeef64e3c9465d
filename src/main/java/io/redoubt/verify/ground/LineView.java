package io.redoubt.verify.ground;

import io.redoubt.verify.ground.Cast.Sort;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An evidence line prepared for being asked what stands in it; each view is made when first
/// needed. Not thread-safe: it belongs to one check.
final class LineView {
  private static final Set<String> LISTS =
      Set.of(
          "fact:sources",
          "fact:users",
          "fact:target_users",
          "fact:hosts",
          "fact:destinations",
          "fact:outcomes",
          "fact:answers",
          "fact:urls",
          "fact:processes",
          "fact:commands",
          "fact:actions",
          "fact:objects",
          "fact:lookups");

  private static final Pattern CHUNKS = Pattern.compile("[\\s\\[\\](),;=\"]+");

  private final EvidenceLine line;
  private final boolean raw;
  private final boolean scene;
  private final boolean listing;
  private @Nullable String lower;
  private @Nullable List<Stamp> stamps;
  private @Nullable List<Piece> pieces;
  private @Nullable Set<Long> durations;
  private @Nullable List<List<String>> excused;
  private @Nullable Set<String> counted;
  private @Nullable Set<String> addresses;
  private @Nullable Set<String> stems;
  private @Nullable Map<String, Set<Sort>> named;

  LineView(EvidenceLine line) {
    this.line = line;
    boolean told = false;
    boolean lists = false;
    for (String tag : line.tags()) {
      told |= tag.startsWith("fact:") || tag.startsWith("menu:");
      lists |= LISTS.contains(tag);
    }
    this.raw = !told;
    this.scene = tagged("fact:rule") && tagged("fact:count");
    this.listing = lists && !scene;
  }

  String id() {
    return line.id();
  }

  boolean outside() {
    return line.outside();
  }

  boolean tagged(String tag) {
    return line.tags().contains(tag);
  }

  List<String> tags() {
    return line.tags();
  }

  String text() {
    return line.text();
  }

  String lower() {
    String known = lower;
    if (known == null) {
      known = line.text().toLowerCase(Locale.ROOT);
      lower = known;
    }
    return known;
  }

  /// Whether it is a record as it was logged.
  boolean raw() {
    return raw;
  }

  /// Whether it tells of a whole alert, as the lines of an incident do.
  boolean scene() {
    return scene;
  }

  /// Whether it lists harmless causes that the rule's author knows.
  boolean excuses() {
    return tagged("fact:known_harmless") && !scene();
  }

  /// The harmless causes that it lists, each as the stems of its words.
  List<List<String>> excused() {
    List<List<String>> known = excused;
    if (known == null) {
      known = Causes.listed(this);
      excused = known;
    }
    return known;
  }

  /// Whether it lists values with how often each came: two of them need not have come together.
  boolean listing() {
    return listing;
  }

  /// Whether it is about one record or one alert, so that what stands in it belongs together.
  boolean whole() {
    return raw() || scene() || tagged("fact:success_after");
  }

  /// Whether all in it ended this way.
  boolean exclusively(Meaning.Outcome outcome) {
    boolean failed = outcome == Meaning.Outcome.FAILURE;
    return tagged(failed ? "outcome:failure" : "outcome:success")
        && !tagged(failed ? "outcome:success" : "outcome:failure");
  }

  /// The stems of its words.
  Set<String> stems() {
    Set<String> known = stems;
    if (known == null) {
      known = Stems.in(line.text());
      stems = known;
    }
    return known;
  }

  /// The values of records in it and what each is.
  Map<String, Set<Sort>> named() {
    Map<String, Set<Sort>> known = named;
    if (known == null) {
      Map<String, Set<Sort>> all = new HashMap<>();
      eachName((key, sort) -> all.computeIfAbsent(key, _ -> EnumSet.noneOf(Sort.class)).add(sort));
      known = all;
      named = all;
    }
    return known;
  }

  /// Hands over each value of a record in it and what it is.
  void eachName(BiConsumer<String, Sort> taker) {
    for (EvidenceLine.Named name : line.names()) {
      String key = Addresses.canonical(name.value().toLowerCase(Locale.ROOT));
      taker.accept(key, Sort.of(name.field()));
    }
  }

  /// Whether these characters stand in it, in any case.
  boolean contains(String lowerText) {
    return lower().contains(lowerText);
  }

  /// Whether this name stands in it as a whole: `web0` does not stand in `web01`.
  boolean names(String key) {
    boolean escaped = key.indexOf('\\') >= 0 && raw();
    return whole(escaped ? key.replace("\\", "\\\\") : key, false)
        || (escaped && whole(key, false))
        || (key.indexOf(':') >= 0 && addresses().contains(key));
  }

  /// Whether a word of the line begins with this, as `sshd` does with `ssh`.
  boolean begins(String key) {
    return whole(key, true);
  }

  private boolean whole(String key, boolean beginning) {
    String text = lower();
    for (int i = text.indexOf(key); i >= 0; i = text.indexOf(key, i + 1)) {
      if (free(key, i, -1) && (beginning || free(key, i + key.length(), 1))) {
        return true;
      }
    }
    return false;
  }

  /// Whether nothing that belongs to the same name stands beside this boundary.
  private boolean free(String key, int boundary, int direction) {
    String text = lower();
    int i = direction < 0 ? boundary - 1 : boundary;
    if (i < 0 || i >= text.length()) {
      return true;
    }
    char c = text.charAt(i);
    if (Character.isLetterOrDigit(c) || c == '_' || c == '$') {
      return false;
    }
    int j = i + direction;
    if ((c != '-' && c != '.' && c != ',') || j < 0 || j >= text.length()) {
      return true;
    }
    char beyond = text.charAt(j);
    char edge = key.charAt(direction < 0 ? 0 : key.length() - 1);
    boolean digits = Character.isDigit(beyond) && Character.isDigit(edge);
    return c == '-' ? !Character.isLetterOrDigit(beyond) : !digits || (c == ',' && !group(key, i));
  }

  /// Whether a comma here separates thousands.
  private boolean group(String key, int comma) {
    return key.chars().allMatch(Character::isDigit) && lower().charAt(comma) == ',';
  }

  /// The words with a colon in it, each as one address is always written.
  private Set<String> addresses() {
    Set<String> known = addresses;
    if (known == null) {
      known = new HashSet<>();
      for (String chunk : lower().indexOf(':') < 0 ? new String[0] : CHUNKS.split(lower())) {
        String plain = chunk.endsWith(".") ? chunk.substring(0, chunk.length() - 1) : chunk;
        if (plain.indexOf(':') >= 0) {
          known.add(Addresses.canonical(plain));
        }
      }
      addresses = known;
    }
    return known;
  }

  List<Stamp> stamps() {
    List<Stamp> known = stamps;
    if (known == null) {
      known = StampReader.all(line.text());
      stamps = known;
    }
    return known;
  }

  List<Piece> pieces() {
    List<Piece> known = pieces;
    if (known == null) {
      known = Cutter.cut(line.text());
      pieces = known;
    }
    return known;
  }

  /// The lengths of time it names, in milliseconds.
  Set<Long> durations() {
    Set<Long> known = durations;
    if (known == null) {
      known = new HashSet<>();
      List<Piece> all = pieces();
      for (int i = 0; i < all.size(); i++) {
        Durations.Length length = Durations.at(all, i);
        if (length != null) {
          known.add(length.millis());
          i += length.pieces() - 1;
        }
      }
      durations = known;
    }
    return known;
  }

  /// What it counts for, as in `root (20), admin (19)`.
  Set<String> counted() {
    Set<String> known = counted;
    if (known == null) {
      known = new HashSet<>();
      List<Piece> all = pieces();
      for (int i = 1; i < all.size(); i++) {
        int from = all.get(i).from();
        if (all.get(i).is(Piece.Kind.NUMBER) && line.text().charAt(from - 1) == '(') {
          known.add(all.get(i - 1).key());
        }
      }
      counted = known;
    }
    return known;
  }

  /// Of a line that counts one value only, such as `1 host: web01 (20)`: that value.
  Set<String> onlyValue() {
    int colon = line.text().indexOf(": ");
    int bracket = line.text().lastIndexOf(" (", end(colon));
    return colon < 0 || bracket < colon
        ? Set.of()
        : Set.of(lower().substring(colon + 2, bracket).strip());
  }

  private int end(int colon) {
    int semicolon = line.text().indexOf("; ", Math.max(0, colon));
    int partly = line.text().indexOf(" (counts of", Math.max(0, colon));
    int end = semicolon < 0 ? line.text().length() : semicolon;
    return partly < 0 ? end : Math.min(end, partly - 1);
  }

  /// How the number of this value is meant where it stands in the line; empty when it does not.
  List<Meaning> meanings(String value) {
    String end = value.length() <= 3 ? value : value.substring(value.length() - 3);
    if (!contains(end) && !contains("0x")) {
      return List.of();
    }
    List<Meaning> all = new ArrayList<>();
    List<Piece> cut = pieces();
    for (int i = 0; i < cut.size(); i++) {
      if (cut.get(i).is(Piece.Kind.NUMBER) && cut.get(i).key().equals(value)) {
        Meaning meaning = Meaning.inEvidence(cut, i, line.text());
        if (raw() || tagged("fact:answers")) {
          meaning = meaning.in(raw() ? Meaning.Counted.VALUE : Meaning.Counted.STATUS);
        }
        all.add(meaning);
      }
    }
    if (all.isEmpty() && loose(value)) {
      all.add(raw() ? Meaning.OPEN.in(Meaning.Counted.VALUE) : Meaning.OPEN);
    }
    return all;
  }

  /// Whether it stands inside something else than words, such as `failures=312`.
  private boolean loose(String value) {
    String text = lower();
    for (int i = text.indexOf(value); i >= 0; i = text.indexOf(value, i + 1)) {
      int end = i + value.length();
      int at = i;
      boolean inTime = stamps().stream().anyMatch(s -> s.from() <= at && at < s.to());
      boolean percent = end < text.length() && text.charAt(end) == '%';
      if (!inTime && !percent && free(value, i, -1) && free(value, end, 1)) {
        return true;
      }
    }
    return false;
  }
}
