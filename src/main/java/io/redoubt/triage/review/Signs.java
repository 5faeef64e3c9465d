package io.redoubt.triage.review;

import io.redoubt.event.finding.Evidence;
import io.redoubt.event.finding.Evidence.Token;
import io.redoubt.guard.AttackerFields;
import io.redoubt.guard.InstructionDetector;
import io.redoubt.guard.Signals;
import java.util.ArrayList;
import java.util.List;

/// Looks for instructions to a model in the evidence, line by line and across lines: a payload may
/// be spread over several records. Immutable and thread-safe.
final class Signs {
  private final InstructionDetector detector = new InstructionDetector();

  /// `E5: override, verdict`; empty when there is nothing.
  List<String> in(List<Evidence> lines) {
    List<String> signs = new ArrayList<>();
    InstructionDetector.Together all = detector.together();
    for (Evidence line : lines) {
      String outside = outside(line);
      if (!outside.isEmpty()) {
        Signals signals = all.inspect(outside);
        if (signals.attempt()) {
          signs.add(line.id() + ": " + String.join(", ", signals.names()));
        }
      }
    }
    if (signs.isEmpty()) {
      Signals together = all.across();
      if (together.attempt()) {
        signs.add("across lines: " + String.join(", ", together.names()));
      }
    }
    return List.copyOf(signs);
  }

  private static String outside(Evidence line) {
    if (line.kind() == Evidence.Kind.RAW) {
      return line.text();
    }
    StringBuilder values = new StringBuilder();
    for (Token token : line.tokens()) {
      if (AttackerFields.contains(token.field())) {
        values.append(token.value()).append(' ');
      }
    }
    return values.toString();
  }
}
