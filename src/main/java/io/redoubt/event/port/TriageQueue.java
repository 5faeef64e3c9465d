package io.redoubt.event.port;

/// Has a model look at alerts and incidents that somebody waits for. Thread-safe; never blocks.
public interface TriageQueue {
  /// Where there is no model.
  TriageQueue NONE =
      new TriageQueue() {
        @Override
        public Ticket ask(CaseFile.Kind kind, String id, Urgency urgency) {
          return new Ticket(State.NO_MODEL, 0);
        }

        @Override
        public Ticket look(CaseFile.Kind kind, String id) {
          return new Ticket(State.NO_MODEL, 0);
        }
      };

  /// Asks for it, again if it was looked at before.
  Ticket ask(CaseFile.Kind kind, String id, Urgency urgency);

  /// How far it is.
  Ticket look(CaseFile.Kind kind, String id);

  /// How soon.
  enum Urgency {
    /// Before all that nobody waits for.
    NOW,
    /// In its turn, the worst first.
    NORMAL
  }

  /// How far it is.
  enum State {
    /// There is no model.
    NO_MODEL,
    /// It is known no longer, or not yet.
    SETTLED,
    /// Nobody asked, and the model has not looked at it as it is now.
    IDLE,
    /// It waits.
    QUEUED,
    /// The model looks at it.
    RUNNING,
    /// The model has looked at it as it is now.
    DONE
  }

  /// @param state how far it is
  /// @param ahead how many come before it
  record Ticket(State state, int ahead) {}
}
