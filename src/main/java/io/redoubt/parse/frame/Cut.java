package io.redoubt.parse.frame;

import io.redoubt.event.Parser;
import java.util.function.Supplier;

/// A place to cut, and how to read what lies before it.
///
/// @param end one past the last byte of the batch
/// @param splitter finds the records of the batch; stateless or of this batch alone
/// @param parser makes the parser of the batch; called once by the worker
/// @param records how many records the batch holds, where the framing counts them; else 0
public record Cut(int end, Splitter splitter, Supplier<Parser> parser, long records) {
  /// Asks for more bytes.
  public static Cut more(int from) {
    return new Cut(
        from,
        (batch, sink) -> {},
        () -> {
          throw new IllegalStateException("Nothing was cut off.");
        },
        0);
  }
}
