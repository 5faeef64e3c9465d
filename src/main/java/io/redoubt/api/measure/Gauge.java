package io.redoubt.api.measure;

import java.util.function.DoubleSupplier;

/// A number that some part of the service has now, such as the depth of a queue.
///
/// @param name of Prometheus
/// @param help one line
/// @param value asked with every reading; must not wait
public record Gauge(String name, String help, DoubleSupplier value) {
  /// Writes it in the text format of Prometheus 0.0.4.
  public void write(StringBuilder out) {
    out.append("# HELP ").append(name).append(' ').append(help).append('\n');
    out.append("# TYPE ").append(name).append(" gauge\n");
    out.append(name).append(' ').append(value.getAsDouble()).append('\n');
  }
}
