package io.redoubt.event.port;

/// An index of the log: searched as a finder, fed as a sink. Derived from the log, so it may be
/// deleted at any time and may lag behind. It is fed by one thread; what it holds is never taken
/// twice, so that after a stop it may be offered too much. Implementations pass the same contract
/// tests.
public interface EventIndex extends ViewedFinder, EventSink {
  /// The lowest sequence number that is not indexed. After a part was lost this is where the lost
  /// part begins; once that is filled, it is behind what was kept.
  @Override
  long next();

  /// Lets go of what the log keeps no longer.
  ///
  /// @param first the lowest sequence number that the log still has
  void forget(long first);

  /// Makes all that was taken survive a stop, and searchable at once.
  void commit();

  /// Commits and ends.
  @Override
  void close();
}
