package io.redoubt.pipeline.live;

import io.redoubt.event.port.Taken;
import java.time.Duration;
import java.util.Map;

/// The figures of the pipeline at one moment. Counters begin at 0 with the process.
///
/// @param received records delivered
/// @param committed records written to the log
/// @param repeated records of deliveries that had been committed before
/// @param refused records refused, by reason
/// @param misdeclared records that are kept but are not what they were declared to be
/// @param bytesInFlight bytes of deliveries on their way to the disk
/// @param waiting deliveries that wait for room
/// @param parsed records read by the detection whose format was known
/// @param unparsed records read by the detection as plain text or only in part
/// @param findings of rules on single events
/// @param openAlerts alerts that may still grow
/// @param alertsPut alerts handed on, each as often as it grew
/// @param pendingAlerts alerts and incidents that could not be handed on yet
/// @param settledEarly alerts given up before their time, to bound memory
/// @param kept sessions and correlation groups in memory
/// @param lag committed records that the detection has not seen yet
/// @param behind for how long the last record it saw has been on disk; nothing without a lag
/// @param deadLetters records that a fault of the program kept from being processed
/// @param reviewsWaiting alerts that wait for a model
/// @param reviewed alerts that a model was asked about
/// @param reviewsDropped alerts that were not asked about, as too many waited
public record LiveMetrics(
    long received,
    long committed,
    long repeated,
    Map<Taken.Refusal, Long> refused,
    long misdeclared,
    long bytesInFlight,
    int waiting,
    long parsed,
    long unparsed,
    long findings,
    long openAlerts,
    long alertsPut,
    long pendingAlerts,
    long settledEarly,
    long kept,
    long lag,
    Duration behind,
    long deadLetters,
    int reviewsWaiting,
    long reviewed,
    long reviewsDropped) {
  /// Copies the map.
  public LiveMetrics {
    refused = Map.copyOf(refused);
  }
}
