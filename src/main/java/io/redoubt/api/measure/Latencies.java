package io.redoubt.api.measure;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/// How long operations take, as histograms of Prometheus. Thread-safe.
public final class Latencies {
  private static final List<String> LIMITS =
      List.of("0.001", "0.002", "0.005", "0.01", "0.02", "0.05", "0.1", "0.25", "1", "5", "30");
  private static final double NANOS = 1e9;
  private static final double[] LIMIT_NANOS =
      LIMITS.stream().mapToDouble(limit -> Double.parseDouble(limit) * NANOS).toArray();

  private final String name;
  private final String help;
  private final Map<String, Times> operations = new ConcurrentSkipListMap<>();

  /// @param name of Prometheus, ending in `_seconds`
  /// @param help one line
  public Latencies(String name, String help) {
    this.name = name;
    this.help = help;
  }

  /// Adds one time.
  public void add(String operation, long nanos) {
    Times times = operations.get(operation);
    if (times == null) {
      times = operations.computeIfAbsent(operation, _ -> new Times());
    }
    times.add(nanos);
  }

  /// Writes them in the text format of Prometheus 0.0.4.
  public void write(StringBuilder out) {
    out.append("# HELP ").append(name).append(' ').append(help).append('\n');
    out.append("# TYPE ").append(name).append(" histogram\n");
    operations.forEach((operation, times) -> times.write(name, operation, out));
  }

  private static final class Times {
    private final LongAdder[] buckets = new LongAdder[LIMITS.size() + 1];
    private final LongAdder nanos = new LongAdder();

    Times() {
      for (int i = 0; i < buckets.length; i++) {
        buckets[i] = new LongAdder();
      }
    }

    void add(long time) {
      int i = 0;
      while (i < LIMIT_NANOS.length && time > LIMIT_NANOS[i]) {
        i++;
      }
      buckets[i].increment();
      nanos.add(time);
    }

    void write(String name, String operation, StringBuilder out) {
      long sum = 0;
      for (int i = 0; i < buckets.length; i++) {
        sum += buckets[i].sum();
        String limit = i < LIMITS.size() ? LIMITS.get(i) : "+Inf";
        out.append(name).append("_bucket{operation=\"").append(operation);
        out.append("\",le=\"").append(limit).append("\"} ").append(sum).append('\n');
      }
      String labels = "{operation=\"" + operation + "\"} ";
      out.append(name).append("_sum").append(labels).append(nanos.sum() / NANOS).append('\n');
      out.append(name).append("_count").append(labels).append(sum).append('\n');
    }
  }
}
