package io.redoubt.api;

import io.redoubt.api.admin.AdminParts;
import io.redoubt.api.cases.CaseDesk;
import io.redoubt.api.door.Door;
import io.redoubt.api.measure.Gauge;
import io.redoubt.api.v1.Events;
import io.redoubt.api.v1.Readiness;
import io.redoubt.api.wire.Surface;
import io.redoubt.event.port.Cases;
import io.redoubt.event.port.Changes;
import io.redoubt.event.port.Intake;
import io.redoubt.event.port.Keys;
import io.redoubt.event.trace.Tracer;
import java.util.List;
import java.util.Optional;

/// What stands behind the service.
///
/// @param intake where records enter
/// @param stores what is kept
/// @param readiness the parts it needs
/// @param gauges what the parts tell of themselves
/// @param more surfaces beside the service's own
/// @param limits requests a minute
/// @param tracer who wants to know how long things take
public record Backing(
    Intake intake,
    Stores stores,
    List<Readiness> readiness,
    List<Gauge> gauges,
    List<Surface> more,
    Door.Limits limits,
    Tracer tracer) {
  /// Copies the lists.
  public Backing {
    readiness = List.copyOf(readiness);
    gauges = List.copyOf(gauges);
    more = List.copyOf(more);
  }

  /// Where nobody wants to know how long things take.
  public Backing(
      Intake intake,
      Stores stores,
      List<Readiness> readiness,
      List<Gauge> gauges,
      List<Surface> more,
      Door.Limits limits) {
    this(intake, stores, readiness, gauges, more, limits, Tracer.NONE);
  }

  /// What is kept.
  ///
  /// @param keys who may come in
  /// @param cases alerts and incidents, and what people decided
  /// @param changes that these and jobs changed
  /// @param events what was taken in; empty where there is no index: its operations are not there
  /// @param admin what those who run the service look after; empty: its operations are not there
  /// @param desk what is behind the work on cases; empty: its operations are not there
  public record Stores(
      Keys keys,
      Cases cases,
      Changes changes,
      Optional<Events> events,
      Optional<AdminParts> admin,
      Optional<CaseDesk> desk) {
    /// Without the operations of those who run the service; the stream tells nothing.
    public Stores(Keys keys, Cases cases, Optional<Events> events) {
      this(keys, cases, Changes.NONE, events, Optional.empty(), Optional.empty());
    }
  }
}
