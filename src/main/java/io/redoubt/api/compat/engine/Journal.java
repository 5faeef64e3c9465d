package io.redoubt.api.compat.engine;

import io.redoubt.api.compat.json.Value;

/// Where it is noted what the engine does: names, ids, lengths and statuses, never what was sent or
/// said. Thread-safe.
@FunctionalInterface
public interface Journal {
  /// Nowhere.
  Journal NONE = (_, _, _) -> {};

  /// Notes something.
  ///
  /// @param event such as `request_received`
  /// @param requestId of the request
  /// @param details further members
  void note(String event, String requestId, Value.Members details);
}
