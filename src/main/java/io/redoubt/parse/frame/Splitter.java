package io.redoubt.parse.frame;

/// Finds the records of a batch.
@FunctionalInterface
public interface Splitter {
  /// Hands every record of the batch to the sink, in stream order.
  void split(Batch batch, RecordSink sink);
}
