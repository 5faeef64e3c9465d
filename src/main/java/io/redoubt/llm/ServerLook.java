package io.redoubt.llm;

import java.util.List;

/// What was found at an address. Immutable.
public sealed interface ServerLook {
  /// A model server, its version (empty when it does not say), the models it lists and whether it
  /// may pass questions on to a cloud.
  record Found(ServerKind kind, String version, List<InstalledModel> models, Cloud cloud)
      implements ServerLook {
    /// Takes a copy of the list.
    public Found {
      models = List.copyOf(models);
    }

    /// A server that says nothing of a cloud.
    public Found(ServerKind kind, String version, List<InstalledModel> models) {
      this(kind, version, models, Cloud.UNSAID);
    }
  }

  /// Whether a server may pass questions on to a cloud, as it says itself.
  enum Cloud {
    /// Its operator disabled that.
    CLOSED,
    /// It would, for a model that runs there.
    OPEN,
    /// It does not say.
    UNSAID
  }

  /// No model server that can be used; `detail` as in [ChatAnswer.Failed].
  record Absent(FailureReason reason, String detail) implements ServerLook {}
}
