package io.redoubt.pipeline;

import io.redoubt.event.Event;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Counts what a batch held. One per batch; merged in stream order into an [EntryTally].
final class BatchTally {
  final Map<String, long[]> formats = new HashMap<>();
  final TimeTally times = new TimeTally();
  long bytes;
  long events;
  long unparsed;
  @Nullable String damage;
  private @Nullable Format lastFormat;
  private long[] lastCount = new long[1];

  void add(Event event) {
    events++;
    if (!(event.outcome() instanceof ParseOutcome.Ok)) {
      unparsed++;
    }
    Format format = event.format();
    if (!format.equals(lastFormat)) {
      lastFormat = format;
      lastCount = formats.computeIfAbsent(format.id(), _ -> new long[1]);
    }
    lastCount[0]++;
    times.add(event.time().status(), event.time().seconds());
  }

  void damaged(String reason) {
    if (damage == null) {
      damage = reason;
    }
  }
}
