package io.redoubt.report.timeline;

import java.util.Locale;
import java.util.Optional;

/// Which columns a timeline has.
public enum Profile {
  /// Redoubt's own: time, level, rule, alert, host, user, address, message, place.
  STANDARD,
  /// The whole event as ECS, with `rule.*` and the alert's id; in CSV, its main ECS fields.
  ECS,
  /// What Timesketch imports: `message`, `datetime`, `timestamp_desc`, then tags and the columns of
  /// [#STANDARD].
  TIMESKETCH;

  /// `standard`, `ecs` or `timesketch`.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The profile of this id, in any case.
  public static Optional<Profile> find(String id) {
    for (Profile profile : values()) {
      if (profile.id().equals(id.toLowerCase(Locale.ROOT))) {
        return Optional.of(profile);
      }
    }
    return Optional.empty();
  }
}
