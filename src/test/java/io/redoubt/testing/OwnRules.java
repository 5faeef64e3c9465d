package io.redoubt.testing;

import io.redoubt.correlate.sigma.CorrelationState;
import io.redoubt.detect.Detector;
import io.redoubt.detect.Matcher;
import io.redoubt.detect.sigma.RuleLoader;
import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.Severity;
import io.redoubt.event.finding.CorrelationHit;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.finding.FindingSink;
import io.redoubt.taxonomy.sigma.SigmaTaxonomy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Runs the rules that ship with the program, and no others, on real input.
public final class OwnRules {
  private final Detector detector;

  private OwnRules(Detector detector) {
    this.detector = detector;
  }

  /// Loads the rules.
  public static OwnRules load() {
    return new OwnRules(new Detector(new RuleLoader(SigmaTaxonomy.standard()).core().load()));
  }

  /// What the rules and the alerts of other products say about a file or folder.
  public List<Seen> in(Path path) {
    Sink sink = new Sink(new CorrelationState(detector.correlations()));
    Matcher matcher = detector.matcher();
    LogEvents.each(path, event -> matcher.match(event, sink));
    sink.state.finish().forEach(sink::finding);
    return sink.seen;
  }

  /// What they say about one event, correlations left out.
  public List<Seen> in(Event event) {
    Sink sink = new Sink(new CorrelationState(detector.correlations()));
    detector.matcher().match(event, sink);
    return sink.seen;
  }

  /// A finding, reduced to what is judged.
  ///
  /// @param rule its title
  /// @param level how bad the rule says it is
  /// @param tactics short names
  /// @param sources the `source.ip` of its events
  public record Seen(String rule, Severity level, List<String> tactics, Set<String> sources) {}

  private record Sink(CorrelationState state, List<Seen> seen) implements FindingSink {
    Sink(CorrelationState state) {
      this(state, new ArrayList<>());
    }

    @Override
    public void finding(Finding finding) {
      Set<String> sources = new HashSet<>();
      finding.events().forEach(event -> sources.addAll(event.texts(Ecs.SOURCE_IP)));
      var rule = finding.rule();
      seen.add(new Seen(rule.title(), rule.level(), rule.tactics(), sources));
    }

    @Override
    public void hit(CorrelationHit hit) {
      state.add(hit.with(hit.event().detached()));
    }
  }
}
