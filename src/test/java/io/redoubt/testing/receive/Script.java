package io.redoubt.testing.receive;

import java.util.Map;

/// What a receiver does with a request.
public sealed interface Script {
  /// Answers.
  ///
  /// @param status of HTTP
  /// @param headers beside the length
  /// @param body text
  record Answers(int status, Map<String, String> headers, String body) implements Script {
    /// Without headers and body.
    public Answers(int status) {
      this(status, Map.of(), "");
    }

    /// With a body of JSON.
    public Answers(int status, String body) {
      this(status, Map.of("Content-Type", "application/json"), body);
    }
  }

  /// Answers nothing and keeps the connection.
  record Hangs() implements Script {}

  /// Closes without an answer.
  record HangsUp() implements Script {}

  /// Answers 200 and breaks off in the middle of the body.
  record BreaksOff(String half) implements Script {}

  /// Writes these bytes and closes.
  record Writes(String bytes) implements Script {}
}
