package io.redoubt.search.tail;

import io.redoubt.event.port.NumberedEvent;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Has events signed by who reads them anyway, while somebody asks and so many wait for the index
/// that questions would take long.
///
/// @param signatures takes them
/// @param kinds takes them too, while somebody asks by meaning
/// @param indexed one more than the last number that the index has taken
/// @param taken one more than the last number of the log
public record Signing(Signatures signatures, Kinds kinds, LongSupplier indexed, LongSupplier taken)
    implements Consumer<List<NumberedEvent>> {
  /// A question looks through as many in a tenth of a second of a processor.
  private static final long FEW = 20_000;

  /* Records that were given to the index and may not be shown by it yet. */
  private static final long BETWEEN = 200_000;

  @Override
  public void accept(List<NumberedEvent> events) {
    long next = indexed.getAsLong();
    signatures.from(next - BETWEEN);
    kinds.from(next - BETWEEN);
    long end = taken.getAsLong();
    if (end - next > FEW && signatures.wanted(end)) {
      signatures.sign(events);
    }
    if (end - next > FEW && kinds.wanted(end)) {
      events.forEach(kinds::take);
    }
  }
}
