package io.redoubt.parse.frame;

import io.redoubt.event.Parser;

/// A parser that can tell from its first byte that a record is foreign: most are, in mixed streams.
public interface Leading extends Parser {
  /// Whether a record may begin with this byte; of those that begin otherwise, [#parse] rejects
  /// every one.
  boolean leads(byte first);

  /// Whether a record may begin with a letter and be a [BareTime]; where not, [#parse] rejects
  /// every such record.
  default boolean leadsTime() {
    return true;
  }

  /// Whether a record may begin with a dotted quad and a blank; where not, [#parse] rejects every
  /// such record.
  default boolean leadsAddress() {
    return true;
  }
}
