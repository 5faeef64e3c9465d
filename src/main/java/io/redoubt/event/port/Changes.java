package io.redoubt.event.port;

import java.util.List;
import java.util.Optional;

/// That cases and jobs changed, in the order in which it was committed, whatever their clocks say:
/// who has heard of everything up to a number misses nothing by asking for what is behind it. Of
/// each only the latest change is kept. Thread-safe.
public interface Changes {
  /// Nothing ever changes.
  Changes NONE = new None();

  /// Those behind this number, in order.
  ///
  /// @param number 0: from the beginning
  /// @param limit how many at most
  List<Change> after(long number, int limit);

  /// The highest number there has been; 0 before the first.
  long last();

  /// The number behind which everything is that was stamped at or after this moment.
  ///
  /// @param millis since 1970 UTC
  long before(long millis);

  /// @param number goes up with each commit, never given twice
  /// @param kind of a case; empty: a job
  /// @param id of the case or job
  record Change(long number, Optional<CaseFile.Kind> kind, String id) {}

  /// See [Changes#NONE].
  record None() implements Changes {
    @Override
    public List<Change> after(long number, int limit) {
      return List.of();
    }

    @Override
    public long last() {
      return 0;
    }

    @Override
    public long before(long millis) {
      return 0;
    }
  }
}
