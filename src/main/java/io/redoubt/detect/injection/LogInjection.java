package io.redoubt.detect.injection;

import io.redoubt.event.Event;
import io.redoubt.event.Field;
import io.redoubt.event.Severity;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.finding.RuleInfo;
import io.redoubt.guard.AttackerFields;
import io.redoubt.guard.InstructionDetector;
import io.redoubt.guard.Signals;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Finds instructions to a language model in fields that outsiders fill. A glance at the words of a
/// field decides whether the detector looks at it at all. Not thread-safe: one for each worker.
public final class LogInjection {
  /// The rule that fires.
  public static final RuleInfo RULE =
      new RuleInfo(
          "redoubt-log-injection",
          "Instructions to a language model in log text",
          Severity.MEDIUM,
          "built-in",
          RuleInfo.Kind.BUILTIN,
          List.of(),
          List.of("defense-evasion"),
          "Somebody wrote text into a log that speaks to a language model: an attempt to steer an"
              + " analysis. The model has no say over severity, so nothing is lost; the sender is"
              + " worth a look.",
          List.of("Tests of language models", "Documentation about prompt injection in a request"));

  private static final int SHORTEST = 16;

  private final InstructionDetector detector;
  private final Glance glance;
  private byte[] outside = new byte[256];

  private LogInjection(InstructionDetector detector, Glance glance) {
    this.detector = detector;
    this.glance = glance;
  }

  /// Makes one for each worker; what they share is made once.
  public static Supplier<LogInjection> with(InstructionDetector detector) {
    Glance glance = new Glance(new GlanceWords(detector.words()));
    return () -> new LogInjection(detector, glance);
  }

  /// Looks at one event.
  public void match(Event event, Consumer<Finding> sink) {
    int last = -1;
    for (int i = 0; i < event.size(); i++) {
      if (!outside(event.field(i))) {
        continue;
      }
      int length = event.spanLength(i);
      int start = event.spanStart(i);
      if (length >= SHORTEST && start != last) {
        last = start;
        if (glance.strikes(event.spanBuffer(i), start, length)) {
          Signals signals = detector.inspect(event.text(i));
          if (signals.attempt()) {
            sink.accept(Finding.on(RULE, event, Map.of(event.field(i).name(), event.text(i))));
            return;
          }
        }
      }
    }
  }

  private boolean outside(Field field) {
    int id = field.id();
    if (id < 0) {
      return AttackerFields.contains(field.name());
    }
    if (id >= outside.length) {
      outside = Arrays.copyOf(outside, Math.max(id + 1, outside.length * 2));
    }
    if (outside[id] == 0) {
      outside[id] = (byte) (AttackerFields.contains(field.name()) ? 1 : 2);
    }
    return outside[id] == 1;
  }
}
