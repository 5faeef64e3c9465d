package io.redoubt.parse;

import io.redoubt.parse.frame.Framing;

/// What an entry was taken for.
public sealed interface Recognition {
  /// Records can be had.
  record Log(Framing framing) implements Recognition {}

  /// Not a log; the reason names what it looks like.
  record NoLog(String reason) implements Recognition {}
}
