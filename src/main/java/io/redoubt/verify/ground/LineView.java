package io.redoubt.verify.ground;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An evidence line prepared for being asked what stands in it; each view is made when first
/// needed. Not thread-safe: it belongs to one check.
final class LineView {
  private final EvidenceLine line;
  private final String lower;
  private @Nullable List<Stamp> stamps;
  private @Nullable List<Piece> pieces;
  private @Nullable Set<Long> durations;
  private @Nullable Set<String> counted;

  LineView(EvidenceLine line) {
    this.line = line;
    this.lower = line.text().toLowerCase(Locale.ROOT);
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

  /// Whether these characters stand in it, in any case.
  boolean contains(String lowerText) {
    return lower.contains(lowerText);
  }

  /// Whether this name stands in it as a whole: `web0` does not stand in `web01`.
  boolean names(String key) {
    return whole(key, false) || (key.indexOf(':') >= 0 && address(key));
  }

  /// Whether a word of the line begins with this, as `sshd` does with `ssh`.
  boolean begins(String key) {
    return whole(key, true);
  }

  private boolean whole(String key, boolean beginning) {
    for (int i = lower.indexOf(key); i >= 0; i = lower.indexOf(key, i + 1)) {
      if (free(key, i, -1) && (beginning || free(key, i + key.length(), 1))) {
        return true;
      }
    }
    return false;
  }

  /// Whether nothing that belongs to the same name stands beside this boundary.
  private boolean free(String key, int boundary, int direction) {
    int i = direction < 0 ? boundary - 1 : boundary;
    if (i < 0 || i >= lower.length()) {
      return true;
    }
    char c = lower.charAt(i);
    if (Character.isLetterOrDigit(c) || c == '_' || c == '$') {
      return false;
    }
    int j = i + direction;
    if ((c != '-' && c != '.' && c != ',') || j < 0 || j >= lower.length()) {
      return true;
    }
    char beyond = lower.charAt(j);
    char edge = key.charAt(direction < 0 ? 0 : key.length() - 1);
    boolean digits = Character.isDigit(beyond) && Character.isDigit(edge);
    return c == '-' ? !Character.isLetterOrDigit(beyond) : !digits || (c == ',' && !group(key, i));
  }

  /// Whether a comma here separates thousands.
  private boolean group(String key, int comma) {
    return key.chars().allMatch(Character::isDigit) && lower.charAt(comma) == ',';
  }

  private boolean address(String key) {
    for (String chunk : lower.split("[\\s\\[\\](),;=\"]+")) {
      String plain = chunk.endsWith(".") ? chunk.substring(0, chunk.length() - 1) : chunk;
      if (plain.indexOf(':') >= 0 && Addresses.canonical(plain).equals(key)) {
        return true;
      }
    }
    return false;
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

  /// How the number of this value is meant where it stands in the line; empty when it does not.
  List<Meaning> meanings(String value) {
    String end = value.length() <= 3 ? value : value.substring(value.length() - 3);
    if (!lower.contains(end) && !lower.contains("0x")) {
      return List.of();
    }
    List<Meaning> all = new ArrayList<>();
    List<Piece> cut = pieces();
    for (int i = 0; i < cut.size(); i++) {
      if (cut.get(i).is(Piece.Kind.NUMBER) && cut.get(i).key().equals(value)) {
        all.add(Meaning.inEvidence(cut, i, line.text()));
      }
    }
    if (all.isEmpty() && loose(value)) {
      all.add(Meaning.OPEN);
    }
    return all;
  }

  /// Whether it stands inside something else than words, such as `failures=312`.
  private boolean loose(String value) {
    for (int i = lower.indexOf(value); i >= 0; i = lower.indexOf(value, i + 1)) {
      int end = i + value.length();
      int at = i;
      boolean inTime = stamps().stream().anyMatch(s -> s.from() <= at && at < s.to());
      boolean percent = end < lower.length() && lower.charAt(end) == '%';
      if (!inTime && !percent && free(value, i, -1) && free(value, end, 1)) {
        return true;
      }
    }
    return false;
  }
}
