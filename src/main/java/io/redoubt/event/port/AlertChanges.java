package io.redoubt.event.port;

import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Incident;
import java.util.List;
import java.util.Map;

/// What the running detection has found new or grown. Each alert and incident comes whole, as it
/// stands now; putting the same one twice changes nothing.
///
/// @param position records of the log below this sequence number are in it
/// @param alerts new or grown; their `status` is always `new`, for what people decided lies with
///     whoever keeps them
/// @param incidents new or grown
/// @param joined id of an alert or incident that may have been put before → id of the one that it
///     turned out to be a part of, or empty when nothing is left of it; an id that was never put
///     is to be passed over. An id that comes again in `alerts` or `incidents` is a thing of its
///     own again
public record AlertChanges(
    long position, List<Alert> alerts, List<Incident> incidents, Map<String, String> joined) {
  /// Copies the collections.
  public AlertChanges {
    alerts = List.copyOf(alerts);
    incidents = List.copyOf(incidents);
    joined = Map.copyOf(joined);
  }
}
