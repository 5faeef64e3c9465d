package io.redoubt.llm;

import java.util.List;

/// What was found at an address. Immutable.
public sealed interface ServerLook {
  /// A model server, its version (empty when it does not say) and the models it lists.
  record Found(ServerKind kind, String version, List<InstalledModel> models) implements ServerLook {
    /// Takes a copy of the list.
    public Found {
      models = List.copyOf(models);
    }
  }

  /// No model server that can be used; `detail` as in [ChatAnswer.Failed].
  record Absent(FailureReason reason, String detail) implements ServerLook {}
}
