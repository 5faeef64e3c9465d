package io.redoubt.pipeline;

import io.redoubt.event.SourceEntry;
import io.redoubt.event.analysis.InputReport;
import io.redoubt.event.analysis.TimeRange;
import io.redoubt.event.analysis.TimeRange.Gap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/// Collects what is known of all inputs. Used by the collecting thread alone.
final class ReadingTally {
  private static final int HISTOGRAM = 48;
  private static final int MAX_GAPS = 10;

  private final Watcher watcher;
  private final LongSupplier bytesRead;
  private final Map<String, EntryTally> entries = new LinkedHashMap<>();
  private final List<InputReport> skipped = new ArrayList<>();
  private EntryTally current = new EntryTally(SourceEntry.named(""));
  private long events;

  ReadingTally(Watcher watcher, LongSupplier bytesRead) {
    this.bytesRead = bytesRead;
    this.watcher = watcher;
  }

  EntryTally begin(SourceEntry entry) {
    current = entries.computeIfAbsent(entry.path(), _ -> new EntryTally(entry));
    return current;
  }

  EntryTally current() {
    return current;
  }

  void merge(EntryTally entry, BatchTally batch) {
    entry.merge(batch);
    events += batch.events;
    watcher.progressed(bytesRead.getAsLong(), events);
  }

  void skipped(String path, String reason, boolean partial) {
    EntryTally begun = entries.get(path);
    if (begun == null) {
      skipped.add(InputReport.skipped(path, reason, partial));
    } else if (partial) {
      begun.partial(reason);
    }
  }

  Reading reading(boolean interrupted) {
    TimeTally times = new TimeTally();
    List<InputReport> inputs = new ArrayList<>();
    List<Gap> gaps = new ArrayList<>();
    for (EntryTally entry : entries.values()) {
      times.merge(entry.times);
      inputs.add(entry.report());
      gaps.addAll(entry.times.gaps(entry.entry.path()));
    }
    inputs.addAll(skipped);
    return new Reading(inputs, events, range(times, gaps), interrupted);
  }

  private static TimeRange range(TimeTally times, List<Gap> gaps) {
    if (times.empty()) {
      return new TimeRange(null, null, List.of(), List.of(), times.undated(), 0);
    }
    List<Gap> longest =
        gaps.stream()
            .sorted(
                Comparator.comparing((Gap gap) -> Duration.between(gap.to(), gap.from()))
                    .thenComparing(Gap::path))
            .limit(MAX_GAPS)
            .toList();
    return new TimeRange(
        times.first(),
        times.last(),
        times.histogram(HISTOGRAM),
        longest,
        times.undated(),
        times.inferred());
  }
}
