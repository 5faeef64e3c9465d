package io.redoubt.parse.grammar;

import io.redoubt.event.Preset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads the text of a pattern into steps.
final class PatternText {
  /// A part of the text as read.
  private sealed interface Part {
    record Plain(String text) implements Part {}

    record Slot(int number) implements Part {}

    record Choice(List<Branch> branches) implements Part {}
  }

  /// One branch of a choice, and the slots of its captures.
  private record Branch(List<Part> parts, int slotFrom, int slotTo) {}

  private static final Step END = new Step.End();

  private final String text;
  private final Map<String, Pairs> pairs;
  private final List<Capture> captures = new ArrayList<>();
  private int at;

  private PatternText(String text, Map<String, Pairs> pairs) {
    this.text = text;
    this.pairs = pairs;
  }

  /// Compiles the pattern; an [IllegalArgumentException] says what is wrong with it.
  static MessagePattern compile(String text, Preset section, Map<String, Pairs> pairs) {
    PatternText reader = new PatternText(text, pairs);
    List<Part> parts = reader.parts(false);
    if (reader.at < text.length()) {
      throw new IllegalArgumentException("'}' without '{'");
    }
    Step first = reader.chain(parts, END);
    return new MessagePattern(first, reader.captures, Keys.of(first), section);
  }

  /// The parts up to the end of the text, or of the branch.
  private List<Part> parts(boolean inside) {
    List<Part> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '}' || (inside && c == '|')) {
        break;
      }
      at++;
      switch (c) {
        case '\\' -> literal.append(at < text.length() ? text.charAt(at++) : c);
        case '<' -> {
          flush(literal, parts);
          parts.add(slot());
        }
        case '{' -> {
          flush(literal, parts);
          parts.add(choice());
        }
        default -> literal.append(c);
      }
    }
    flush(literal, parts);
    return parts;
  }

  private static void flush(StringBuilder literal, List<Part> parts) {
    if (!literal.isEmpty()) {
      parts.add(new Part.Plain(literal.toString()));
      literal.setLength(0);
    }
  }

  private Part slot() {
    int close = text.indexOf('>', at);
    if (close < 0) {
      throw new IllegalArgumentException("'<' without '>'");
    }
    captures.add(capture(text.substring(at, close), pairs));
    at = close + 1;
    return new Part.Slot(captures.size() - 1);
  }

  private Part choice() {
    List<Branch> branches = new ArrayList<>();
    while (true) {
      int slots = captures.size();
      List<Part> parts = parts(true);
      branches.add(new Branch(parts, slots, captures.size()));
      if (at >= text.length()) {
        throw new IllegalArgumentException("'{' without '}'");
      }
      if (text.charAt(at++) == '}') {
        return new Part.Choice(branches);
      }
    }
  }

  /// Chains the parts before what follows them.
  private Step chain(List<Part> parts, Step after) {
    Step next = after;
    for (Part part : parts.reversed()) {
      Step following = next;
      next =
          switch (part) {
            case Part.Plain(String plain) -> new Step.Text(Literal.of(plain), following);
            case Part.Slot(int number) -> hole(number, following);
            case Part.Choice(List<Branch> branches) -> fork(branches, following);
          };
    }
    return next;
  }

  private Step fork(List<Branch> branches, Step following) {
    return new Step.Fork(
        branches.stream()
            .map(b -> new Step.Fork.Way(chain(b.parts(), following), b.slotFrom(), b.slotTo()))
            .toList());
  }

  private Step hole(int number, Step next) {
    Capture capture = captures.get(number);
    boolean closed =
        switch (capture.type()) {
          case TEXT, LAZY -> next instanceof Step.Hole;
          case REST, PAIRS -> !(next instanceof Step.End);
          case IP, ADDRESS, NUMBER, WORD, VALUE, SPACES, LOWER -> false;
        };
    if (closed) {
      throw new IllegalArgumentException(
          "text, lazy and rest need a literal or the end behind them");
    }
    return new Step.Hole(capture, number, next);
  }

  /// The capture written `type:target`.
  static Capture capture(String written, Map<String, Pairs> pairs) {
    int colon = written.indexOf(':');
    CaptureType type = type(colon < 0 ? written : written.substring(0, colon));
    String target = colon < 0 ? "" : written.substring(colon + 1);
    if (type != CaptureType.PAIRS) {
      return Capture.of(type, target);
    }
    Pairs known = pairs.get(target);
    if (known == null) {
      throw new IllegalArgumentException("no pairs '" + target + "'");
    }
    return Capture.of(known);
  }

  private static CaptureType type(String name) {
    for (CaptureType type : CaptureType.values()) {
      if (type.name().toLowerCase(Locale.ROOT).equals(name)) {
        return type;
      }
    }
    throw new IllegalArgumentException("unknown capture type '" + name + "'");
  }
}
