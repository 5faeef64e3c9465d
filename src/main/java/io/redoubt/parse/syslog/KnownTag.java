package io.redoubt.parse.syslog;

import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.grammar.Grammar;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Host and program as a line had them, `host program[` or `host program:`. Immutable.
///
/// @param bytes those, with the byte that ended the program
/// @param host how many of them are the host
/// @param grammar the program's, null where it has none
record KnownTag(byte[] bytes, int host, @Nullable Grammar grammar) {
  /// What the header was read as, where it is as usual.
  ///
  /// @param h read by [UsualTag]
  static KnownTag of(SyslogHeader h, @Nullable Grammar grammar) {
    byte[] bytes = Arrays.copyOfRange(h.buffer, h.hostFrom, h.programTo + 1);
    return new KnownTag(bytes, h.hostTo - h.hostFrom, grammar);
  }

  /// Whether the same stands in `buffer[from, to)`.
  boolean stands(byte[] buffer, int from, int to) {
    return bytes.length <= to - from && Bytes.stands(bytes, buffer, from);
  }

  /// Reads the header by it, which stands there; false, and the header as it was, where the process
  /// id is not as usual.
  boolean read(SyslogHeader h) {
    int from = h.at;
    return UsualTag.read(h, from, from + host, from + host + 1, from + bytes.length - 1);
  }
}
