package io.redoubt.app;

import io.redoubt.api.measure.Gauge;
import io.redoubt.api.trace.Collector;
import io.redoubt.api.trace.TraceExport;
import io.redoubt.cli.terminal.Version;
import io.redoubt.config.Configuration;
import io.redoubt.event.trace.Recorder;
import io.redoubt.event.trace.Tracer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// Who is told how long things take: a collector of OpenTelemetry where one is configured, else
/// nobody.
///
/// @param tracer begins spans
/// @param export sends them; empty: nobody is told
record Tracing(Tracer tracer, Optional<TraceExport> export) implements AutoCloseable {
  private static final int ALL = 100;

  /// What is configured cannot be used.
  static final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unusable(String why) {
      super("telemetry: " + why);
    }
  }

  /// As configured below `telemetry.`.
  ///
  /// @throws Unusable when the collector's address or headers are none
  static Tracing open(Configuration configuration) {
    return configuration
        .given("telemetry.otlp-endpoint")
        .map(
            base -> {
              String headers = configuration.given("telemetry.otlp-headers").orElse("");
              String service = configuration.given("telemetry.service-name").orElse("redoubt");
              int percent =
                  configuration.given("telemetry.sample").map(Integer::valueOf).orElse(ALL);
              TraceExport export =
                  new TraceExport(collector(base, headers, service), Version.number());
              Recorder recorder = new Recorder(export, percent, Clock.systemUTC());
              return new Tracing(recorder, Optional.of(export));
            })
        .orElseGet(() -> new Tracing(Tracer.NONE, Optional.empty()));
  }

  private static Collector collector(String base, String headers, String service) {
    try {
      return Collector.of(base, headers, service);
    } catch (IllegalArgumentException wrong) {
      throw new Unusable(String.valueOf(wrong.getMessage()));
    }
  }

  List<Gauge> gauges() {
    return export.map(TraceExport::gauges).orElse(List.of());
  }

  @Override
  public void close() {
    export.ifPresent(TraceExport::close);
  }
}
