package io.redoubt.api.compat.rules;

import io.redoubt.api.compat.engine.Floor;
import io.redoubt.correlate.sigma.CorrelationState;
import io.redoubt.detect.Detector;
import io.redoubt.event.Event;
import io.redoubt.event.Severity;
import io.redoubt.event.finding.CorrelationHit;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.finding.FindingSink;
import io.redoubt.event.port.EventLog;
import io.redoubt.event.port.EventReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/// The rules, asked about the texts of an event: each line of description, summary and additional
/// context is read as a record of a log, as if it had come in. Rules that need several events take
/// part where there are several records. Thread-safe.
public final class RuleFloor implements Floor {
  private static final List<String> TEXTS = List.of("description", "summary", "additional_context");
  private static final int MOST_LINES = 50;

  private final EventReader reader;
  private final Supplier<Detector> rules;

  /// Reads and judges with these; the rules are asked for with every event.
  public RuleFloor(EventReader reader, Supplier<Detector> rules) {
    this.reader = reader;
    this.rules = rules;
  }

  @Override
  public Optional<Level> under(Map<String, String> fields) {
    Fired fired = new Fired(new ArrayList<>());
    Detector detector = rules.get();
    var matcher = detector.matcher();
    var injection = detector.injection();
    for (String line : lines(fields)) {
      Event event = event(line);
      matcher.match(event, fired);
      injection.ifPresent(looking -> looking.match(event, fired::finding));
    }
    return fired.findings().stream()
        .filter(finding -> finding.rule().level().atLeast(Severity.LOW))
        .map(RuleFloor::level)
        .reduce(RuleFloor::worse);
  }

  @Override
  public List<Level> together(List<String> records) {
    Detector detector = rules.get();
    Joint joint = new Joint(new CorrelationState(detector.correlations()));
    var matcher = detector.matcher();
    records.forEach(record -> matcher.match(event(record), joint));
    return joint.correlations().finish().stream()
        .filter(finding -> finding.rule().level().atLeast(Severity.LOW))
        .map(RuleFloor::level)
        .toList();
  }

  /// Takes what counts for rules that need several events.
  private record Joint(CorrelationState correlations) implements FindingSink {
    @Override
    public void finding(Finding finding) {
      // of a single event
    }

    @Override
    public void hit(CorrelationHit hit) {
      correlations.add(hit);
    }
  }

  /// Takes findings on single events.
  private record Fired(List<Finding> findings) implements FindingSink {
    @Override
    public void finding(Finding finding) {
      findings.add(finding);
    }

    @Override
    public void hit(CorrelationHit hit) {
      // one event is not enough
    }
  }

  private static List<String> lines(Map<String, String> fields) {
    return TEXTS.stream()
        .flatMap(name -> fields.getOrDefault(name, "").lines())
        .filter(line -> !line.isBlank())
        .limit(MOST_LINES)
        .toList();
  }

  private Event event(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return reader.read(new EventLog.Stored(0, 0, "compat", "", "", bytes)).event();
  }

  private static Level level(Finding finding) {
    return new Level(
        risk(finding.rule().level()),
        classification(finding.rule().tactics()),
        List.of(finding.rule().title()));
  }

  /* The beginning of the band that the reference's documents give for it. */
  private static int risk(Severity level) {
    return switch (level) {
      case INFORMATIONAL -> 0;
      case LOW -> 21;
      case MEDIUM -> 51;
      case HIGH -> 76;
      case CRITICAL -> 90;
    };
  }

  private static String classification(List<String> tactics) {
    for (String tactic : tactics) {
      String name =
          switch (tactic) {
            case "reconnaissance", "discovery" -> "reconnaissance";
            case "credential-access" -> "credential_access";
            case "initial-access", "execution" -> "initial_access";
            case "lateral-movement" -> "lateral_movement";
            case "command-and-control", "exfiltration" -> "command_and_control";
            default -> "";
          };
      if (!name.isEmpty()) {
        return name;
      }
    }
    return "unknown";
  }

  /* The class is that of the worse one, unless it has none. */
  private static Level worse(Level one, Level other) {
    boolean turned = other.risk() > one.risk();
    Level worst = turned ? other : one;
    Level less = turned ? one : other;
    String name =
        worst.classification().equals("unknown") ? less.classification() : worst.classification();
    Set<String> rules = new TreeSet<>(one.rules());
    rules.addAll(other.rules());
    return new Level(worst.risk(), name, new ArrayList<>(rules));
  }
}
