package io.redoubt.api.measure;

import io.redoubt.event.port.Durations;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/// A number that some part of the service has now, such as the depth of a queue, or has counted
/// since its start; or several of them, told apart by labels.
///
/// @param name of Prometheus
/// @param help one line
/// @param type of Prometheus: `gauge`, `counter` for what only grows, or `histogram`
/// @param values labels (such as `reason="tls"`, or empty) → number, for a histogram what follows
///     the name → number; asked with every reading; must not wait
public record Gauge(
    String name, String help, String type, Supplier<? extends Map<String, Double>> values) {
  /// One number that comes and goes.
  public Gauge(String name, String help, DoubleSupplier value) {
    this(name, help, "gauge", () -> Map.of("", value.getAsDouble()));
  }

  /// One number that only grows; by custom the name ends in `_total`.
  public static Gauge counter(String name, String help, DoubleSupplier value) {
    return new Gauge(name, help, "counter", () -> Map.of("", value.getAsDouble()));
  }

  /// Numbers that only grow, by the values of one label, which come from a closed set.
  public static Gauge counters(
      String name, String help, String label, Supplier<? extends Map<String, Long>> counts) {
    return new Gauge(
        name,
        help,
        "counter",
        () -> {
          Map<String, Double> values = new TreeMap<>();
          counts
              .get()
              .forEach((value, count) -> values.put(label + "=\"" + value + '"', (double) count));
          return values;
        });
  }

  /// Several numbers, told apart by labels such as `channel="hook"`, that only grow.
  public static Gauge counters(
      String name, String help, Supplier<? extends Map<String, Double>> values) {
    return new Gauge(name, help, "counter", values);
  }

  /// How long something took; the name ends in `_seconds`.
  ///
  /// @param times labels (or empty) → the times
  public static Gauge histogram(String name, String help, Map<String, Durations> times) {
    return new Gauge(
        name,
        help,
        "histogram",
        () -> {
          Map<String, Double> values = new LinkedHashMap<>();
          times.forEach((labels, all) -> buckets(labels, all, values));
          return values;
        });
  }

  private static void buckets(String labels, Durations times, Map<String, Double> values) {
    Map<Double, Long> upTo = times.upTo();
    String more = labels.isEmpty() ? "" : labels + ",";
    String same = labels.isEmpty() ? "" : "{" + labels + "}";
    upTo.forEach(
        (limit, count) -> {
          String le = limit.isInfinite() ? "+Inf" : limit.toString();
          values.put("_bucket{" + more + "le=\"" + le + "\"}", (double) count);
        });
    values.put("_sum" + same, times.seconds());
    values.put("_count" + same, (double) upTo.getOrDefault(Double.POSITIVE_INFINITY, 0L));
  }

  /// Writes it in the text format of Prometheus 0.0.4.
  public void write(StringBuilder out) {
    out.append("# HELP ").append(name).append(' ').append(help).append('\n');
    out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    values
        .get()
        .forEach(
            (labels, value) -> {
              out.append(name);
              if (type.equals("histogram")) {
                out.append(labels);
              } else if (!labels.isEmpty()) {
                out.append('{').append(labels).append('}');
              }
              out.append(' ').append((double) value).append('\n');
            });
  }
}
