package io.redoubt.pipeline;

import io.redoubt.event.SourceEntry;

/// Takes what came out of the batches, in stream order, on one thread.
///
/// @param <R> what comes out of a batch
@FunctionalInterface
public interface BatchSink<R> {
  /// Takes the result of the next batch.
  void accept(SourceEntry entry, R result);
}
