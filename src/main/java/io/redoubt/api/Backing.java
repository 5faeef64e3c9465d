package io.redoubt.api;

import io.redoubt.api.door.Door;
import io.redoubt.api.measure.Gauge;
import io.redoubt.api.v1.Readiness;
import io.redoubt.api.wire.Surface;
import io.redoubt.event.port.Intake;
import io.redoubt.event.port.Keys;
import java.util.List;

/// What stands behind the service.
///
/// @param intake where records enter
/// @param keys who may come in
/// @param readiness the parts it needs
/// @param gauges what the parts tell of themselves
/// @param more surfaces beside the service's own
/// @param limits requests a minute
public record Backing(
    Intake intake,
    Keys keys,
    List<Readiness> readiness,
    List<Gauge> gauges,
    List<Surface> more,
    Door.Limits limits) {
  /// Copies the lists.
  public Backing {
    readiness = List.copyOf(readiness);
    gauges = List.copyOf(gauges);
    more = List.copyOf(more);
  }
}
