package io.redoubt.event.finding;

/// Where the events of an alert play: it decides which entity the alert is about.
public enum Scene {
  /// Log-ons and sessions: about the source address, else the user.
  AUTHENTICATION,
  /// Requests to a web server: about the source address.
  WEB,
  /// Network sensors and flows: about the source address.
  NETWORK,
  /// Calls to a cloud or SaaS interface: about the principal.
  CLOUD,
  /// Processes, files, accounts and settings of a machine: about the host.
  ENDPOINT,
  /// Anything else.
  OTHER
}
