package io.redoubt.event.port;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The suppressions there are. Adding one marks the alerts that it covers and that are not closed;
/// deleting one shows those again that it alone hid. Whatever is filed later is held against those
/// that are active then. An incident is marked while all its alerts are. Thread-safe.
public interface Suppressions {
  /// Adds one under an id of its own.
  void add(Suppression suppression);

  /// One, whether active or not; empty when there never was one of this id.
  Optional<Suppression> find(String id);

  /// All that were not deleted, the latest first; with `all`, those too.
  List<Suppression> list(boolean all);

  /// Deletes one; it stays on record.
  ///
  /// @return as it now stands, or empty when there is none or it was deleted before
  Optional<Suppression> delete(String id, String actor);

  /// How many alerts each one hides now, by id.
  Map<String, Long> hidden();
}
