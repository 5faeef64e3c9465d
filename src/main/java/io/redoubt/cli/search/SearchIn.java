package io.redoubt.cli.search;

/// What a search by meaning looks through.
enum SearchIn {
  /// Events, alerts and incidents, and the notes about these.
  all,
  /// Events alone.
  events,
  /// Alerts and the notes about them.
  alerts,
  /// Incidents and the notes about them.
  incidents
}
