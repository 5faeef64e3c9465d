package io.redoubt.detect.automaton;

import io.redoubt.detect.automaton.Shape.Chars;
import io.redoubt.detect.automaton.Shape.Edge;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a regular expression in the syntax of RE2 as a [Shape]. What it does not know (named
/// classes, characters beyond ASCII but by their numbers, rare escapes) it leaves to others. The
/// expression must be valid.
public final class RegexShape {
  private static final Chars DIGITS = Chars.range('0', '9');
  private static final Chars WORDS =
      DIGITS.or(Chars.range('a', 'z')).or(Chars.range('A', 'Z')).or(Chars.of('_'));
  private static final Chars SPACES =
      Chars.range('\t', '\n').or(Chars.range('\f', '\r')).or(Chars.of(' '));

  private static final Chars NOTHING = new Chars(0, 0);
  private static final int MOST_DIGITS = 6;

  /* Those beyond ASCII that are letters of it in another case. */
  private static final int LONG_S = 0x17F;
  private static final int KELVIN = 0x212A;

  private final String regex;
  private Flags flags;
  private int at;
  private boolean unknown;

  /// How an expression is read.
  ///
  /// @param folded whether the case of letters does not count
  /// @param lines whether `^` and `$` are the edges of lines
  /// @param dotAll whether `.` stands for a line feed too
  public record Flags(boolean folded, boolean lines, boolean dotAll) {
    Flags with(char flag, boolean on) {
      return new Flags(
          flag == 'i' ? on : folded, flag == 'm' ? on : lines, flag == 's' ? on : dotAll);
    }
  }

  private RegexShape(String regex, Flags flags) {
    this.regex = regex;
    this.flags = flags;
  }

  /// The shape of this expression; empty when something in it is not known here.
  public static Optional<Shape> of(String regex, Flags flags) {
    if (regex.contains("\\Q") || !regex.chars().allMatch(c -> c < 128)) {
      return Optional.empty();
    }
    RegexShape reader = new RegexShape(regex, flags);
    Shape shape = reader.choice();
    return reader.unknown || reader.at < regex.length() ? Optional.empty() : Optional.of(shape);
  }

  private Shape choice() {
    List<Shape> parts = new ArrayList<>(List.of(sequence()));
    while (sees('|')) {
      at++;
      parts.add(sequence());
    }
    return parts.size() == 1 ? parts.getFirst() : new Shape.Choice(parts);
  }

  private Shape sequence() {
    List<Shape> parts = new ArrayList<>();
    while (!unknown && at < regex.length() && !sees('|') && !sees(')')) {
      parts.add(repeated(one()));
    }
    return new Shape.Sequence(parts);
  }

  private Shape one() {
    char c = regex.charAt(at++);
    return switch (c) {
      case '(' -> group();
      case '[' -> set();
      case '.' -> flags.dotAll() ? Shape.ANY : Chars.of('\n').not();
      case '^' -> flags.lines() ? Edge.LINE_BEGINS : Edge.TEXT_BEGINS;
      case '$' -> flags.lines() ? Edge.LINE_ENDS : Edge.TEXT_ENDS;
      case '\\' -> escape();
      default -> folded(Chars.of(c));
    };
  }

  private Shape group() {
    Flags outside = flags;
    if (sees('?') && !flagsOrName()) {
      unknown |= at < regex.length() && "*+?{".indexOf(regex.charAt(at)) >= 0; // of what is before
      return new Shape.Sequence(List.of()); // flags for the rest of the group around it
    }
    Shape inside = choice();
    unknown |= !sees(')');
    at++;
    flags = outside;
    return inside;
  }

  /* What stands after `(?`. False when that was a group of flags without an inside. */
  private boolean flagsOrName() {
    at++;
    if (sees('P') || sees('<')) {
      int end = regex.indexOf('>', at);
      unknown |= end < 0;
      at = Math.max(at, end + 1);
      return true;
    }
    boolean on = true;
    for (; at < regex.length() && !sees(':') && !sees(')'); at++) {
      char flag = regex.charAt(at);
      unknown |= "ims-".indexOf(flag) < 0;
      flags = flag == '-' ? flags : flags.with(flag, on);
      on &= flag != '-';
    }
    boolean inside = sees(':');
    at++;
    return inside;
  }

  private Shape escape() {
    char c = at < regex.length() ? regex.charAt(at) : 0;
    switch (c) {
      case 'b', 'B', 'A', 'z' -> {
        at++;
        return switch (c) {
          case 'b' -> Edge.WORD_EDGE;
          case 'B' -> Edge.NO_WORD_EDGE;
          case 'A' -> Edge.TEXT_BEGINS;
          default -> Edge.TEXT_ENDS;
        };
      }
      default -> {
        return folded(escaped());
      }
    }
  }

  /// A set or a character after a backslash.
  private Chars escaped() {
    char c = at < regex.length() ? regex.charAt(at++) : 0;
    return switch (c) {
      case 'd' -> DIGITS;
      case 'D' -> DIGITS.not();
      case 'w' -> WORDS;
      case 'W' -> WORDS.not();
      case 's' -> SPACES;
      case 'S' -> SPACES.not();
      case 't' -> Chars.of('\t');
      case 'n' -> Chars.of('\n');
      case 'r' -> Chars.of('\r');
      case 'f' -> Chars.of('\f');
      case 'x' -> hex();
      default -> {
        unknown |= c == 0 || Character.isLetterOrDigit(c);
        yield Chars.of(c);
      }
    };
  }

  /* `41` or `{2013}`, after the x. No ASCII text has a sign beyond ASCII, but for what folds to one. */
  private Chars hex() {
    boolean braced = sees('{');
    int first = braced ? at + 1 : at;
    int end = braced ? regex.indexOf('}', at) : at + 2;
    if (end <= first || end > regex.length() || end - first > MOST_DIGITS) {
      unknown = true;
      return Chars.of('x');
    }
    int value = 0;
    for (int i = first; i < end; i++) {
      int digit = Character.digit(regex.charAt(i), 16);
      unknown |= digit < 0;
      value = value * 16 + digit;
    }
    at = braced ? end + 1 : end;
    unknown |= flags.folded() && (value == LONG_S || value == KELVIN);
    return value > 127 ? NOTHING : Chars.of((char) value);
  }

  private Shape set() {
    boolean negated = sees('^');
    at += negated ? 1 : 0;
    Chars all = new Chars(0, 0);
    for (int first = at; !unknown && (at == first || !sees(']')); ) {
      all = all.or(item());
    }
    at++;
    Chars cases = flags.folded() ? all.folded() : all;
    return negated ? cases.not() : cases;
  }

  private Chars item() {
    if (at >= regex.length() || regex.startsWith("[:", at)) {
      unknown = true;
      return Chars.of('[');
    }
    Chars first = member();
    boolean range = sees('-') && at + 1 < regex.length() && regex.charAt(at + 1) != ']';
    if (!range) {
      return first;
    }
    at++;
    Chars last = member();
    unknown |= single(first) < 0 || single(last) < 0;
    return unknown ? first : Chars.range((char) single(first), (char) single(last));
  }

  private Chars member() {
    char c = regex.charAt(at++);
    return c == '\\' ? escaped() : Chars.of(c);
  }

  private static int single(Chars chars) {
    if (Long.bitCount(chars.low()) + Long.bitCount(chars.high()) != 1) {
      return -1;
    }
    return chars.low() != 0
        ? Long.numberOfTrailingZeros(chars.low())
        : 64 + Long.numberOfTrailingZeros(chars.high());
  }

  private Shape repeated(Shape part) {
    if (at >= regex.length()) {
      return part;
    }
    Shape many =
        switch (regex.charAt(at)) {
          case '*' -> new Shape.Repeated(part, 0, -1);
          case '+' -> new Shape.Repeated(part, 1, -1);
          case '?' -> new Shape.Repeated(part, 0, 1);
          case '{' -> {
            yield counted(part);
          }
          default -> part;
        };
    if (many.equals(part)) {
      return part;
    }
    at++;
    at += sees('?') ? 1 : 0; // fewest or most: whether it is found is the same
    return repeated(many);
  }

  /* `{n}`, `{n,}` or `{n,m}`, of which all but the closing brace is stepped over; else the part. */
  private Shape counted(Shape part) {
    int end = regex.indexOf('}', at);
    String inside = end < 0 ? "" : regex.substring(at + 1, end);
    if (!inside.matches("\\d{1,4}(,\\d{0,4})?")) {
      return part;
    }
    at = end;
    int comma = inside.indexOf(',');
    int least = Integer.parseInt(comma < 0 ? inside : inside.substring(0, comma));
    String most = inside.substring(comma + 1);
    return new Shape.Repeated(part, least, most.isEmpty() ? -1 : Integer.parseInt(most));
  }

  private Shape folded(Chars chars) {
    return flags.folded() ? chars.folded() : chars;
  }

  private boolean sees(char c) {
    return at < regex.length() && regex.charAt(at) == c;
  }
}
