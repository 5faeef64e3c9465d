package io.redoubt.api.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/// Analyses. Called by one thread at a time.
@FunctionalInterface
public interface JobWork {
  /// Analyses what is in this stream.
  ///
  /// @param input logs of any format, packed or not
  /// @param events told how many events were read so far
  /// @param stopped whether somebody wants it to end with what it has
  /// @return `redoubt.report/v1`
  /// @throws IOException when the input cannot be read
  byte[] analyze(InputStream input, LongConsumer events, BooleanSupplier stopped)
      throws IOException;
}
