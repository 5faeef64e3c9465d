package io.redoubt.ask.look;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Recommendation;
import java.util.List;
import java.util.Map;

/// An alert as far as an answer tells of it.
///
/// @param id its own
/// @param title for people, with the main entity
/// @param severity how bad
/// @param status `new` until somebody decided
/// @param disposition what code judged it to be, such as `true_positive`
/// @param events behind it
/// @param firstSeen milliseconds since 1970 UTC; 0 when unknown
/// @param lastSeen likewise
/// @param techniques ATT&CK ids
/// @param tactics ATT&CK short names
/// @param entities ECS field → values
/// @param eventIds events that stand in its evidence
/// @param steps what its verdict recommends
public record KnownAlert(
    String id,
    String title,
    Severity severity,
    String status,
    String disposition,
    long events,
    long firstSeen,
    long lastSeen,
    List<String> techniques,
    List<String> tactics,
    Map<String, List<String>> entities,
    List<String> eventIds,
    List<Recommendation> steps) {
  /// Copies the collections.
  public KnownAlert {
    techniques = List.copyOf(techniques);
    tactics = List.copyOf(tactics);
    entities = Map.copyOf(entities);
    eventIds = List.copyOf(eventIds);
    steps = List.copyOf(steps);
  }
}
