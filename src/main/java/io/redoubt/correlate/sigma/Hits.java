package io.redoubt.correlate.sigma;

import io.redoubt.correlate.attempt.Line;
import io.redoubt.correlate.attempt.Lines;
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
  private final Lines told;

  /// None yet.
  public Hits() {
    this(new Lines());
  }

  /// None yet.
  ///
  /// @param told reads what events say of log-ons, for whoever else asks too
  public Hits(Lines told) {
    this.told = told;
  }

  /// Takes the next hit; those of one event come one after the other.
  public void add(CorrelationHit hit) {
    hits.add(hit);
    lines.add(told.of(hit.event()));
  }

  /// Each hit with what its event says of an attempt to log on, which is null for most.
  void forEach(BiConsumer<CorrelationHit, @Nullable Line> taker) {
    for (int i = 0; i < hits.size(); i++) {
      taker.accept(hits.get(i), lines.get(i));
    }
  }
}
