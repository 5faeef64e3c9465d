package io.redoubt.detect.sigma.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// A text of a rule: literal pieces and wildcards.
///
/// Escapes as in the specification: a backslash makes a following `*`, `?` or backslash literal;
/// before anything else it is itself.
///
/// @param parts in order, no two literals side by side, no two stars side by side
public record SigmaText(List<Part> parts) {
  /// A piece of the text.
  sealed interface Part {
    /// Stands for itself.
    record Literal(String text) implements Part {}

    /// Wildcards.
    enum Wildcard implements Part {
      /// Any text, also none: `*`.
      STAR,
      /// Any one character: `?`.
      ONE
    }
  }

  /// Copies the parts.
  public SigmaText {
    parts = List.copyOf(parts);
  }

  /// Reads a text as rules write it.
  public static SigmaText parse(String source) {
    List<Part> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      char next = i + 1 < source.length() ? source.charAt(i + 1) : 0;
      if (c == '\\' && (next == '*' || next == '?' || next == '\\')) {
        literal.append(next);
        i++;
      } else if (c == '*' || c == '?') {
        flush(literal, parts);
        append(parts, c == '*' ? Part.Wildcard.STAR : Part.Wildcard.ONE);
      } else {
        literal.append(c);
      }
    }
    flush(literal, parts);
    return new SigmaText(parts);
  }

  /// A text that means exactly this.
  public static SigmaText literal(String text) {
    return new SigmaText(text.isEmpty() ? List.of() : List.of(new Part.Literal(text)));
  }

  /// The same with `*` before and after, where asked for.
  public SigmaText opened(boolean start, boolean end) {
    List<Part> opened = new ArrayList<>();
    if (start) {
      append(opened, Part.Wildcard.STAR);
    }
    parts.forEach(part -> append(opened, part));
    if (end) {
      append(opened, Part.Wildcard.STAR);
    }
    return new SigmaText(opened);
  }

  /// Whether it has no wildcard.
  public boolean plain() {
    return parts.stream().allMatch(Part.Literal.class::isInstance);
  }

  /// The literal text of a [#plain()] one.
  public String text() {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      if (part instanceof Part.Literal(String literal)) {
        text.append(literal);
      }
    }
    return text.toString();
  }

  /// The same with every literal changed.
  public SigmaText map(UnaryOperator<String> change) {
    List<Part> changed = new ArrayList<>();
    for (Part part : parts) {
      changed.add(
          switch (part) {
            case Part.Literal(String literal) -> new Part.Literal(change.apply(literal));
            case Part.Wildcard wildcard -> wildcard;
          });
    }
    return new SigmaText(changed);
  }

  private static void append(List<Part> parts, Part part) {
    boolean repeated =
        part == Part.Wildcard.STAR && !parts.isEmpty() && parts.getLast() == Part.Wildcard.STAR;
    if (!repeated) {
      parts.add(part);
    }
  }

  private static void flush(StringBuilder literal, List<Part> parts) {
    if (!literal.isEmpty()) {
      parts.add(new Part.Literal(literal.toString()));
      literal.setLength(0);
    }
  }
}
