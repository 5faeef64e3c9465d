package io.redoubt.detect.sigma.rule;

import io.redoubt.detect.automaton.Shape;
import java.util.ArrayList;
import java.util.List;

/// A compiled text with wildcards. Matching takes time linear in the value for each piece and never
/// backtracks over a star. Immutable and thread-safe.
public final class Glob {
  /// Stands for "any one character" in a piece; a value's own character of this kind is matched by
  /// it too, which is right.
  private static final char ONE = '\uFFFF';

  private final List<String> pieces;
  private final boolean openStart;
  private final boolean openEnd;
  private final boolean simple;
  private final int longest;

  private Glob(List<String> pieces, boolean openStart, boolean openEnd) {
    this.pieces = pieces;
    this.openStart = openStart;
    this.openEnd = openEnd;
    boolean plain = true;
    int most = 0;
    for (String piece : pieces) {
      plain &= piece.indexOf(ONE) < 0;
      most = Math.max(most, piece.length());
    }
    this.simple = plain;
    this.longest = most;
  }

  /// A glob of parts as another one has them.
  ///
  /// @param pieces as [#pieces()] gives them
  public static Glob of(List<String> pieces, boolean openStart, boolean openEnd) {
    return new Glob(List.copyOf(pieces), openStart, openEnd);
  }

  /// What stands between its stars, U+FFFF for any one character.
  public List<String> pieces() {
    return pieces;
  }

  /// Whether anything may stand before the first piece.
  public boolean openStart() {
    return openStart;
  }

  /// Whether anything may stand behind the last piece.
  public boolean openEnd() {
    return openEnd;
  }

  /// Whether a text of these signs may match.
  public boolean mayMatch(SignsSeen seen) {
    if (!simple) {
      return true;
    }
    for (int i = 0; i < pieces.size(); i++) {
      if (!seen.all(pieces.get(i))) {
        return false;
      }
    }
    return true;
  }

  /// Compiles a text; fold it first where case does not count.
  public static Glob of(SigmaText text) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    boolean openStart = false;
    boolean openEnd = false;
    for (SigmaText.Part part : text.parts()) {
      openEnd = part == SigmaText.Part.Wildcard.STAR;
      switch (part) {
        case SigmaText.Part.Literal(String literal) -> piece.append(literal);
        case SigmaText.Part.Wildcard.ONE -> piece.append(ONE);
        case SigmaText.Part.Wildcard.STAR -> {
          openStart |= pieces.isEmpty() && piece.isEmpty();
          flush(piece, pieces);
        }
      }
    }
    flush(piece, pieces);
    return new Glob(List.copyOf(pieces), openStart, openEnd);
  }

  /// At most how many steps it takes to say whether a value of this length matches: where a piece
  /// is searched, it may be compared at each place, several characters at once where all of them
  /// are plain.
  public long steps(int length) {
    if (pieces.size() <= 1 && !(openStart && openEnd)) {
      return longest;
    }
    long places = length;
    return simple ? places / 4 * (1 + longest / 64) : places * (1 + longest);
  }

  /// Whether the whole value matches.
  public boolean matches(String value) {
    return switch (pieces.size()) {
      case 0 -> openStart || value.isEmpty();
      case 1 -> matchesOne(pieces.getFirst(), value);
      default -> matchesMany(value);
    };
  }

  /// The longest literal that every matching value contains, or an empty text.
  public String necessary() {
    String longest = "";
    for (String piece : pieces) {
      for (String literal : piece.split(String.valueOf(ONE), -1)) {
        longest = literal.length() > longest.length() ? literal : longest;
      }
    }
    return longest;
  }

  /// The one value it matches, or null when there are several.
  @org.jspecify.annotations.Nullable
  public String exact() {
    if (openStart || openEnd || !simple || pieces.size() > 1) {
      return null;
    }
    return pieces.isEmpty() ? "" : pieces.getFirst();
  }

  /// The same as a shape, over ASCII.
  ///
  /// @param folded whether the case of letters does not count
  /// @param dashes whether `-` stands for `/` too
  public Shape shape(boolean folded, boolean dashes) {
    List<Shape> parts = new ArrayList<>();
    if (!openStart) {
      parts.add(Shape.Edge.TEXT_BEGINS);
    }
    for (int i = 0; i < pieces.size(); i++) {
      if (i > 0) {
        parts.add(new Shape.Repeated(Shape.ANY, 0, -1));
      }
      for (char c : pieces.get(i).toCharArray()) {
        boolean dash = dashes && c == '-';
        parts.add(c == ONE ? Shape.ANY : Shape.oneOf(dash ? "-/" : String.valueOf(c), folded));
      }
    }
    if (!openEnd && !(pieces.isEmpty() && openStart)) {
      parts.add(Shape.Edge.TEXT_ENDS);
    }
    return new Shape.Sequence(parts);
  }

  /// The text it was made of, `*` and the sign for any one character where wildcards stand; for
  /// telling globs apart.
  public String written() {
    return (openStart ? "*" : "") + String.join("*\u0000", pieces) + (openEnd ? "*" : "");
  }

  /// The same as a regular expression of the Java library, for messages and tests.
  public String regex() {
    StringBuilder regex = new StringBuilder(openStart ? ".*" : "");
    for (int i = 0; i < pieces.size(); i++) {
      regex.append(i == 0 ? "" : ".*");
      String[] literals = pieces.get(i).split(String.valueOf(ONE), -1);
      for (int k = 0; k < literals.length; k++) {
        regex.append(k == 0 ? "" : ".").append(java.util.regex.Pattern.quote(literals[k]));
      }
    }
    return regex.append(openEnd && !pieces.isEmpty() ? ".*" : "").toString();
  }

  private boolean matchesOne(String piece, String value) {
    if (simple) {
      if (openStart) {
        return openEnd ? value.contains(piece) : value.endsWith(piece);
      }
      return openEnd ? value.startsWith(piece) : value.equals(piece);
    }
    if (!openStart && !openEnd) {
      return value.length() == piece.length() && at(piece, value, 0);
    }
    if (openStart && openEnd) {
      return find(piece, value, 0, value.length()) >= 0;
    }
    return at(piece, value, openStart ? value.length() - piece.length() : 0);
  }

  private boolean matchesMany(String value) {
    int first = 0;
    int last = pieces.size();
    int from = 0;
    int to = value.length();
    if (!openStart) {
      String head = pieces.get(first++);
      if (!at(head, value, 0)) {
        return false;
      }
      from = head.length();
    }
    if (!openEnd) {
      String tail = pieces.get(--last);
      to -= tail.length();
      if (to < from || !at(tail, value, to)) {
        return false;
      }
    }
    for (int i = first; i < last; i++) {
      int found = find(pieces.get(i), value, from, to);
      if (found < 0) {
        return false;
      }
      from = found + pieces.get(i).length();
    }
    return true;
  }

  private int find(String piece, String value, int from, int to) {
    if (simple) {
      int found = value.indexOf(piece, from);
      return found >= 0 && found + piece.length() <= to ? found : -1;
    }
    for (int i = from; i + piece.length() <= to; i++) {
      if (at(piece, value, i)) {
        return i;
      }
    }
    return -1;
  }

  private boolean at(String piece, String value, int from) {
    if (simple) {
      return value.startsWith(piece, from);
    }
    if (from < 0 || from + piece.length() > value.length()) {
      return false;
    }
    for (int i = 0; i < piece.length(); i++) {
      char c = piece.charAt(i);
      if (c != ONE && c != value.charAt(from + i)) {
        return false;
      }
    }
    return true;
  }

  private static void flush(StringBuilder piece, List<String> pieces) {
    if (!piece.isEmpty()) {
      pieces.add(piece.toString());
      piece.setLength(0);
    }
  }
}
