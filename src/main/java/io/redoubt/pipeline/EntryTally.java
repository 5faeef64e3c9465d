package io.redoubt.pipeline;

import io.redoubt.event.SourceEntry;
import io.redoubt.event.analysis.InputReport;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is known of one entry so far. Not thread-safe.
final class EntryTally {
  final SourceEntry entry;
  final TimeTally times = new TimeTally();
  private final Map<String, Long> formats = new TreeMap<>();
  private long bytes;
  private long events;
  private long unparsed;
  private @Nullable String problem;
  private String sha256 = "";

  EntryTally(SourceEntry entry) {
    this.entry = entry;
  }

  void merge(BatchTally batch) {
    bytes += batch.bytes;
    events += batch.events;
    unparsed += batch.unparsed;
    times.merge(batch.times);
    batch.formats.forEach((format, count) -> formats.merge(format, count[0], Long::sum));
    if (batch.damage != null) {
      partial(batch.damage);
    }
  }

  void partial(String reason) {
    if (problem == null) {
      problem = reason;
    }
  }

  void sha256(String hex) {
    sha256 = hex;
  }

  long events() {
    return events;
  }

  InputReport report() {
    String main =
        formats.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse("");
    String note = problem != null ? problem : times.inferred() > 0 ? "year inferred" : "";
    return new InputReport(
        entry.path(), main, formats, bytes, events, unparsed, null, problem != null, sha256, note);
  }
}
