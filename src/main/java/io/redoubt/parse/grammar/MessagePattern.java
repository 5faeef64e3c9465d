package io.redoubt.parse.grammar;

import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.event.Preset;
import java.util.List;
import java.util.Set;

/// One way a message can read: literals with captures and choices between them. Immutable and
/// thread-safe.
///
/// Matching goes from left to right and copies nothing. Only `text` and `lazy` captures have more
/// than one possible end; the number of ends tried is bounded for the whole message, so that the
/// time is linear in its length whatever an attacker writes.
final class MessagePattern {
  private final Matcher first;
  private final Capture[] captures;
  private final Set<Integer> keys;
  private final Preset section;

  /// @param first the first step
  /// @param captures the captures by slot
  /// @param keys the four bytes with which a message can begin (see [Keys]); empty when any
  /// @param section sets its constants
  MessagePattern(Step first, List<Capture> captures, Set<Integer> keys, Preset section) {
    this.first = Matcher.of(first);
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
    return first.goesOn(attempt, from);
  }

  /// Adds the section's constants and what the captures took.
  void emit(Attempt attempt, EventBuilder out) {
    out.add(section);
    for (int i = 0; i < captures.length; i++) {
      if (attempt.from(i) >= 0) {
        emit(i, attempt, out);
      }
    }
  }

  private void emit(int slot, Attempt attempt, EventBuilder out) {
    int from = attempt.from(slot);
    int to = attempt.to(slot);
    Capture capture = captures[slot];
    Field plain = attempt.quad(slot) ? capture.field() : capture.plain();
    if (plain == null) {
      capture.emit(attempt.buffer(), from, to, out);
    } else if (from < to) {
      out.add(plain, attempt.buffer(), from, to);
    }
  }
}
