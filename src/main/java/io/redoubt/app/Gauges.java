package io.redoubt.app;

import io.redoubt.api.measure.Gauge;
import io.redoubt.event.port.Taken;
import io.redoubt.pipeline.live.LiveMetrics;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/// What `/metrics` says of the pipeline.
final class Gauges {
  private final Parts parts;
  private final InstantSource clock;

  Gauges(Parts parts, InstantSource clock) {
    this.parts = parts;
    this.clock = clock;
  }

  List<Gauge> all() {
    List<Gauge> all = new ArrayList<>();
    count(all, "received", "Records delivered.", LiveMetrics::received);
    count(all, "committed", "Records written to the log.", LiveMetrics::committed);
    count(all, "repeated", "Records of deliveries that came again.", LiveMetrics::repeated);
    all.add(Gauge.counters("redoubt_refused_total", "Records refused.", "reason", this::refusals));
    count(all, "parsed", "Records of a known format.", LiveMetrics::parsed);
    count(all, "unparsed", "Records kept as plain text or in part.", LiveMetrics::unparsed);
    count(all, "findings", "Findings of rules on single events.", LiveMetrics::findings);
    add(all, "alerts_open", "Alerts that may still grow.", LiveMetrics::openAlerts);
    add(all, "alerts_pending", "Alerts that could not be filed yet.", LiveMetrics::pendingAlerts);
    count(
        all, "alerts_settled_early", "Alerts given up to bound memory.", LiveMetrics::settledEarly);
    add(all, "state_groups", "Groups of findings in memory.", LiveMetrics::kept);
    add(all, "detect_lag_records", "Records not seen by the rules yet.", LiveMetrics::lag);
    add(
        all,
        "detect_lag_seconds",
        "Age of the last record seen, when there are others.",
        m -> m.behind().toMillis() / 1000.0);
    count(all, "dead_letters", "Records that a fault kept from a stage.", LiveMetrics::deadLetters);
    add(all, "reviews_waiting", "Alerts that wait for the model.", LiveMetrics::reviewsWaiting);
    count(all, "reviews", "Alerts the model was asked about.", LiveMetrics::reviewed);
    count(
        all,
        "reviews_dropped",
        "Alerts not asked about, as too many waited.",
        LiveMetrics::reviewsDropped);
    add(all, "in_flight_bytes", "Bytes on their way to the disk.", LiveMetrics::bytesInFlight);
    add(all, "waiting", "Deliveries that wait for room.", LiveMetrics::waiting);
    all.add(
        new Gauge(
            "redoubt_index_lag_records", "Records not indexed yet.", () -> parts.indexing().lag()));
    log(all);
    return all;
  }

  private Map<String, Long> refusals() {
    Map<Taken.Refusal, Long> refused = parts.engine().metrics(clock.millis()).refused();
    Map<String, Long> all = new TreeMap<>();
    for (Taken.Refusal reason : Taken.Refusal.values()) {
      all.put(reason.name().toLowerCase(Locale.ROOT), refused.getOrDefault(reason, 0L));
    }
    return all;
  }

  private void log(List<Gauge> all) {
    all.add(
        Gauge.histogram(
            "redoubt_log_commit_seconds",
            "Time from a delivery to its being on disk, with others.",
            Map.of("", parts.log().commits())));
    all.add(
        new Gauge("redoubt_log_bytes", "Bytes of the log.", () -> parts.log().health().bytes()));
    all.add(
        new Gauge(
            "redoubt_log_damaged_records",
            "Records of the log that are damaged.",
            () -> parts.log().health().damagedRecords()));
    all.add(
        new Gauge(
            "redoubt_log_damaged_places",
            "Damaged places of the log.",
            () -> parts.log().health().damage().size()));
  }

  private void count(
      List<Gauge> all, String name, String help, ToDoubleFunction<LiveMetrics> figure) {
    all.add(
        Gauge.counter(
            "redoubt_" + name + "_total",
            help,
            () -> figure.applyAsDouble(parts.engine().metrics(clock.millis()))));
  }

  private void add(
      List<Gauge> all, String name, String help, ToDoubleFunction<LiveMetrics> figure) {
    all.add(
        new Gauge(
            "redoubt_" + name,
            help,
            () -> figure.applyAsDouble(parts.engine().metrics(clock.millis()))));
  }
}
