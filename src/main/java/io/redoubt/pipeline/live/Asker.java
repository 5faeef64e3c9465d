package io.redoubt.pipeline.live;

import io.redoubt.detect.Detector;
import io.redoubt.detect.Matcher;
import io.redoubt.detect.injection.LogInjection;
import io.redoubt.event.Event;
import io.redoubt.event.finding.CorrelationHit;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.finding.FindingSink;
import io.redoubt.event.port.NumberedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Asks the rules about events. One for each thread, not thread-safe.
final class Asker {
  private final Matcher matcher;
  private final Optional<LogInjection> injection;
  private final DeadLetters letters;

  Asker(Detector detector, DeadLetters letters) {
    this.matcher = detector.matcher();
    this.injection = detector.injection();
    this.letters = letters;
  }

  /// What the rules said of one event.
  static final class Said implements FindingSink {
    final List<Finding> findings = new ArrayList<>(1);
    final List<CorrelationHit> hits = new ArrayList<>(1);

    @Override
    public void finding(Finding finding) {
      findings.add(finding);
    }

    @Override
    public void hit(CorrelationHit hit) {
      hits.add(hit);
    }
  }

  /// What the rules say of each of these; null where they say nothing, which is usual.
  List<@Nullable Said> ask(List<NumberedEvent> events) {
    List<@Nullable Said> all = new ArrayList<>(events.size());
    Said said = new Said();
    for (NumberedEvent event : events) {
      Said mine = said;
      boolean whole =
          letters.guarded(event.sequence(), "detect", () -> asked(event.event(), mine)).isPresent();
      boolean nothing = mine.findings.isEmpty() && mine.hits.isEmpty();
      all.add(nothing || !whole ? null : mine);
      said = nothing ? mine : new Said();
    }
    return all;
  }

  private boolean asked(Event event, Said said) {
    matcher.match(event, said);
    injection.ifPresent(i -> i.match(event, said::finding));
    return true;
  }
}
