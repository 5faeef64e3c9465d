package io.redoubt.pipeline.live;

import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Incident;
import java.util.Map;
import java.util.Set;

/// What becomes of verdicts beside the detection: a model's words, when there is a model. Used by
/// the thread of the detection.
interface Reviewing {
  /// No model: the verdicts of code stand.
  Reviewing NONE =
      new Reviewing() {
        @Override
        public LiveAlerts.Standings reviewed(LiveAlerts.Standings standings) {
          return standings;
        }

        @Override
        public void wanted(Alert alert) {}

        @Override
        public void wanted(Incident incident, Map<String, Alert> alerts) {}

        @Override
        public boolean came() {
          return false;
        }

        @Override
        public void taken() {}

        @Override
        public void settle(Set<String> ids) {}
      };

  /// The same with the words that have come so far, where they still fit the evidence.
  LiveAlerts.Standings reviewed(LiveAlerts.Standings standings);

  /// An alert is new or has grown.
  void wanted(Alert alert);

  /// An incident is new or has changed.
  ///
  /// @param alerts all there are, by id
  void wanted(Incident incident, Map<String, Alert> alerts);

  /// Whether words have come that were not taken.
  boolean came();

  /// Those that have come are taken now.
  void taken();

  /// These alerts and incidents stay as they are from now on.
  void settle(Set<String> ids);
}
