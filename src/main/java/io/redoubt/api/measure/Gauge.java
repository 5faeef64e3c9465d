package io.redoubt.api.measure;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/// A number that some part of the service has now, such as the depth of a queue, or has counted
/// since its start; or several of them, told apart by labels.
///
/// @param name of Prometheus
/// @param help one line
/// @param type of Prometheus: `gauge`, or `counter` for what only grows
/// @param values labels (such as `reason="tls"`, or empty) → number; asked with every reading;
///     must not wait
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

  /// Writes it in the text format of Prometheus 0.0.4.
  public void write(StringBuilder out) {
    out.append("# HELP ").append(name).append(' ').append(help).append('\n');
    out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    values
        .get()
        .forEach(
            (labels, value) -> {
              out.append(name);
              if (!labels.isEmpty()) {
                out.append('{').append(labels).append('}');
              }
              out.append(' ').append((double) value).append('\n');
            });
  }
}
