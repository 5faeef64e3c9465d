package io.redoubt.ingest.http;

import java.util.List;

/// What a body held.
public sealed interface Decoded {
  /// @param records in order, each the exact bytes that stand for one event
  /// @param lines for each record where it stands: a line, an element or an event, from 1
  record Records(List<byte[]> records, int[] lines) implements Decoded {}

  /// @param reason one line
  /// @param at where: a line, an element or an event, from 1
  record Unreadable(String reason, int at) implements Decoded {}
}
