package io.redoubt.llm.served;

import io.redoubt.llm.http.Failure;
import java.time.Duration;

/// What one generation request brought.
public sealed interface Heard {
  /// A whole answer. `firstMillis` is the time until its first frame.
  record Spoken(String text, String thoughtHash, Frame.Tokens tokens, long firstMillis)
      implements Heard {}

  /// None. `retryAfter` is what the server asked to wait (zero when it did not), `generated`
  /// whether the server had begun, or may have begun, to generate.
  record Lost(Failure failure, Duration retryAfter, boolean generated) implements Heard {}
}
