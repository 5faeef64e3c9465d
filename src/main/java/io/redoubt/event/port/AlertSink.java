package io.redoubt.event.port;

/// Where the running detection puts its alerts and incidents. Used by one thread.
public interface AlertSink {
  /// Keeps the changes, all of them or none. What people decided about an alert (its status, notes,
  /// whom it is assigned to) stays as it is; everything else is replaced.
  ///
  /// @return false when they cannot be kept now: they are offered again, with what has changed
  /// since
  boolean put(AlertChanges changes);
}
