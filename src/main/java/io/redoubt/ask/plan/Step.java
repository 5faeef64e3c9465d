package io.redoubt.ask.plan;

/// One thing to look up: all there is to choose from.
public sealed interface Step {
  /// How many events of the topic.
  record Count(Topic topic) implements Step {}

  /// The first and the last event of the topic.
  record Ends(Topic topic) implements Step {}

  /// The most frequent values of a field among the events of the topic.
  ///
  /// @param field of {@link Column}
  record Top(Topic topic, Column field) implements Step {}

  /// How many events of the topic, by time.
  record Timeline(Topic topic) implements Step {}

  /// Some events of the topic as they were logged, the latest.
  ///
  /// @param most 1 to {@link Plan#EVENTS}
  record Sample(Topic topic, int most) implements Step {}

  /// Alerts that concern what is asked about.
  ///
  /// @param topic which ones; {@link Topic#ANYTHING} for all
  record Alerts(Topic topic) implements Step {}

  /// Everything about the entities of an alert, from a while before it to a while after.
  record Around(String alertId) implements Step {}
}
