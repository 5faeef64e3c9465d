package io.redoubt.detect.injection;

import io.redoubt.event.Event;
import io.redoubt.event.EventFields;
import io.redoubt.event.Severity;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.finding.RuleInfo;
import io.redoubt.guard.AttackerFields;
import io.redoubt.guard.InstructionDetector;
import io.redoubt.guard.Signals;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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

  /* Kinds of events that are remembered: some in each set, as hashes of several may be alike. */
  private static final int SETS = 64;
  private static final int WAYS = 4;

  /// Which cells of events of one kind hold what outsiders fill.
  private record Kind(EventFields fields, int[] cells) {}

  private final InstructionDetector detector;
  private final Glance glance;
  private final Glanced glanced = new Glanced();
  private final @Nullable Kind[] kinds = new @Nullable Kind[SETS * WAYS];
  private int way;

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
    glanced.clear();
    for (int cell : cells(event)) {
      int length = event.spanLength(cell);
      if (length >= SHORTEST && strikes(event, cell, length)) {
        Signals signals = detector.inspect(event.text(cell));
        if (signals.attempt()) {
          sink.accept(Finding.on(RULE, event, Map.of(event.field(cell).name(), event.text(cell))));
          return;
        }
      }
    }
  }

  /* Many fields hold what another holds, or a part of it. */
  private boolean strikes(Event event, int cell, int length) {
    byte[] buffer = event.spanBuffer(cell);
    int start = event.spanStart(cell);
    if (glanced.covers(buffer, start, length)) {
      return false;
    }
    boolean strikes = glance.strikes(buffer, start, length);
    if (!strikes) {
      glanced.add(buffer, start, length);
    }
    return strikes;
  }

  private int[] cells(Event event) {
    int set = (((event.fieldsHash() * 0x9E3779B1) >>> 16) & (SETS - 1)) * WAYS;
    for (int i = set; i < set + WAYS; i++) {
      Kind kind = kinds[i];
      if (kind != null && kind.fields().of(event)) {
        return kind.cells();
      }
    }
    Kind made = kind(event.fields());
    kinds[set + way] = made;
    way = (way + 1) % WAYS;
    return made.cells();
  }

  private static Kind kind(EventFields fields) {
    return new Kind(
        fields,
        IntStream.range(0, fields.size())
            .filter(i -> AttackerFields.contains(fields.field(i).name()))
            .toArray());
  }
}
