package io.redoubt.api.measure;

import java.util.List;

/// All that the service counts. Thread-safe.
public final class Meters {
  private final Counters requests =
      new Counters("redoubt_http_requests_total", "Requests by operation and status.");
  private final Counters records =
      new Counters(
          "redoubt_ingest_events_total",
          "Records by protocol: accepted, rejected (kept, but not what they were declared to be),"
              + " refused (not kept).");
  private final Latencies latencies =
      new Latencies("redoubt_http_request_seconds", "Time from the request to its answer.");
  private final List<Gauge> gauges;

  /// @param gauges of the other parts
  public Meters(List<Gauge> gauges) {
    this.gauges = List.copyOf(gauges);
  }

  /// Counts a request that was answered.
  ///
  /// @param operation its id; a fixed word when no operation was found
  public void request(String operation, int status, long nanos) {
    requests.add("operation=\"" + operation + "\",status=\"" + status + '"', 1);
    latencies.add(operation, nanos);
  }

  /// Counts records.
  ///
  /// @param protocol such as `http` or `hec`
  /// @param outcome `accepted`, `rejected` or `refused`
  public void records(String protocol, String outcome, long count) {
    if (count > 0) {
      records.add("protocol=\"" + protocol + "\",outcome=\"" + outcome + '"', count);
    }
  }

  /// How many records were counted so.
  public long records(String protocol, String outcome) {
    return records.value("protocol=\"" + protocol + "\",outcome=\"" + outcome + '"');
  }

  /// All of it in the text format of Prometheus 0.0.4.
  public String text() {
    StringBuilder out = new StringBuilder(4096);
    requests.write(out);
    latencies.write(out);
    records.write(out);
    gauges.forEach(gauge -> gauge.write(out));
    return out.toString();
  }
}
