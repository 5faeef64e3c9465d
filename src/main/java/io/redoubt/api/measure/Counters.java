package io.redoubt.api.measure;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/// Numbers that only grow, under a name and labels whose values come from a closed set.
/// Thread-safe.
public final class Counters {
  private final String name;
  private final String help;
  private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();

  /// @param name of Prometheus, ending in `_total`
  /// @param help one line
  public Counters(String name, String help) {
    this.name = name;
    this.help = help;
  }

  /// Adds to the number under these labels.
  ///
  /// @param labels as Prometheus writes them, such as `operation="x",status="200"`
  public void add(String labels, long count) {
    LongAdder adder = counts.get(labels);
    if (adder == null) {
      adder = counts.computeIfAbsent(labels, _ -> new LongAdder());
    }
    adder.add(count);
  }

  /// The number under these labels; 0 when there is none.
  public long value(String labels) {
    LongAdder adder = counts.get(labels);
    return adder == null ? 0 : adder.sum();
  }

  /// Writes them in the text format of Prometheus 0.0.4.
  public void write(StringBuilder out) {
    out.append("# HELP ").append(name).append(' ').append(help).append('\n');
    out.append("# TYPE ").append(name).append(" counter\n");
    counts.forEach(
        (labels, count) -> {
          out.append(name);
          if (!labels.isEmpty()) {
            out.append('{').append(labels).append('}');
          }
          out.append(' ').append(count.sum()).append('\n');
        });
  }
}
