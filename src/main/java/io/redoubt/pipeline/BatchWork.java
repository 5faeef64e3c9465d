package io.redoubt.pipeline;

import io.redoubt.event.Event;
import io.redoubt.event.SourceEntry;

/// What workers do with the events of a batch. Shared by all workers, so thread-safe; what it
/// begins belongs to one batch.
///
/// @param <R> what comes out of a batch
public interface BatchWork<R> {
  /// Begins a batch of this entry.
  Step<R> begin(SourceEntry entry);

  /// The work on one batch, done by one worker.
  ///
  /// @param <R> what comes out of a batch
  interface Step<R> {
    /// Takes the next event. The event holds the whole batch in memory: keep [Event#detached()].
    void event(Event event);

    /// What came out.
    R finish();
  }
}
