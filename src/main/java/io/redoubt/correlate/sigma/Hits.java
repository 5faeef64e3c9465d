package io.redoubt.correlate.sigma;

import io.redoubt.correlate.attempt.Line;
import io.redoubt.event.Event;
import io.redoubt.event.finding.CorrelationHit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The hits of a batch, made ready by a worker for the one who counts them in the order of the
/// stream: whatever can be worked out beforehand is. Not thread-safe.
public final class Hits {
  private final List<CorrelationHit> hits = new ArrayList<>();
  private final List<@Nullable Line> lines = new ArrayList<>();
  private @Nullable Event asked;
  private @Nullable Line line;

  /// Takes the next hit; those of one event come one after the other.
  @SuppressWarnings("ReferenceEquality") // asks for the very event
  public void add(CorrelationHit hit) {
    if (hit.event() != asked) {
      asked = hit.event();
      line = Line.of(hit.event());
    }
    hits.add(hit);
    lines.add(line);
  }

  /// Each hit with what its event says of an attempt to log on, which is null for most.
  void forEach(BiConsumer<CorrelationHit, @Nullable Line> taker) {
    for (int i = 0; i < hits.size(); i++) {
      taker.accept(hits.get(i), lines.get(i));
    }
  }
}
