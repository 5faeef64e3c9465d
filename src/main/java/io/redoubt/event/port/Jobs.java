package io.redoubt.event.port;

import java.util.List;
import java.util.Optional;

/// Work that outlives a request and a restart. Thread-safe.
public interface Jobs {
  /// Keeps it, new or in place of what was kept under its id.
  void put(Job job);

  /// One; empty when there is none.
  Optional<Job> find(String id);

  /// The latest, newest first; of this state only, unless it is empty.
  List<Job> list(String state, int limit);

  /// Removes those that ended before (milliseconds since 1970 UTC); says how many.
  int forget(long before);

  /// A piece of work.
  ///
  /// @param id its own
  /// @param type what is to be done
  /// @param state `queued`, `running`, `done`, `failed`, `cancelled`
  /// @param owner name of the key that wanted it, or empty
  /// @param created milliseconds since 1970 UTC
  /// @param updated milliseconds since 1970 UTC
  /// @param json what is wanted, how far it is, what came of it: as in `api/openapi.yaml`
  record Job(
      String id, String type, String state, String owner, long created, long updated, String json) {
    /// Whether nothing more happens to it.
    public boolean ended() {
      return state.equals("done") || state.equals("failed") || state.equals("cancelled");
    }
  }
}
