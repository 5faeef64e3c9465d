package io.redoubt.detect.sigma.read;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/// Ends the reading of one rule: what is wrong, what to do, and where. Caught by [RuleFile], where
/// it becomes a value.
@SuppressWarnings("serial") // never leaves the thread
public final class InvalidRule extends RuntimeException {
  private final Optional<Mark> mark;

  InvalidRule(Optional<Mark> mark, String message) {
    super(message, null, false, false);
    this.mark = mark;
  }

  InvalidRule(Node at, String message) {
    this(at.getStartMark(), message);
  }

  /// Where in the file, as `:line:column`, or empty.
  String place() {
    return mark.map(m -> ":" + (m.getLine() + 1) + ":" + (m.getColumn() + 1)).orElse("");
  }

  /// Where in the file a node stands, as `:line:column`, or empty.
  static String place(Node at) {
    return new InvalidRule(at, "").place();
  }

  /// What is wrong and what to do.
  String reason() {
    return String.valueOf(getMessage());
  }
}
