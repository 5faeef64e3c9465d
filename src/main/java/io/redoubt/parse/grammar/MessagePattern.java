package io.redoubt.parse.grammar;

import io.redoubt.event.EventBuilder;
import java.util.List;
import java.util.Set;

/// One way a message can read: literals with captures and choices between them. Immutable and
/// thread-safe.
///
/// Matching goes from left to right and copies nothing. Only `text` and `lazy` captures have more
/// than one possible end; the number of ends tried is bounded for the whole message, so that the
/// time is linear in its length whatever an attacker writes.
final class MessagePattern {
  private final Step first;
  private final Capture[] captures;
  private final Set<Integer> keys;
  private final Section section;

  /// @param first the first step
  /// @param captures the captures by slot
  /// @param keys the four bytes with which a message can begin (see [Keys]); empty when any
  /// @param section sets its constants
  MessagePattern(Step first, List<Capture> captures, Set<Integer> keys, Section section) {
    this.first = first;
    this.captures = captures.toArray(Capture[]::new);
    this.keys = keys;
    this.section = section;
  }

  Set<Integer> keys() {
    return keys;
  }

  /// Whether the message, or its beginning, fits; then the attempt holds the captures.
  boolean fits(Attempt attempt, int from) {
    if (!first.begins(attempt, from)) {
      return false;
    }
    attempt.begin(captures.length);
    return first.resume(attempt, from);
  }

  /// Adds the section's constants and what the captures took.
  void emit(Attempt attempt, EventBuilder out) {
    section.emit(out);
    for (int i = 0; i < captures.length; i++) {
      if (attempt.from(i) >= 0) {
        captures[i].emit(attempt.buffer(), attempt.from(i), attempt.to(i), out);
      }
    }
  }
}
