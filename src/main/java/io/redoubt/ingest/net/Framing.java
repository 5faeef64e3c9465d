package io.redoubt.ingest.net;

import java.util.List;

/// Where records end in a stream of one connection. Not thread-safe.
sealed interface Framing permits DelimiterFraming, SyslogFraming {
  /// Cuts off whole records; their bytes are copied.
  ///
  /// @param from the first byte that was not consumed before
  /// @param to end of what was read
  /// @return the first byte that belongs to no whole record yet
  int cut(byte[] bytes, int from, int to, List<byte[]> out);

  /// Takes what is there as one record although its end is not: the connection ended, waits too
  /// long, or the record is too long. What follows is the next record.
  void cutAnyway(byte[] bytes, int from, int to, List<byte[]> out);
}
