package io.redoubt.api.compat.engine;

/// What came of a question to Ollama, all attempts together.
public sealed interface Said {
  /// The model answered.
  ///
  /// @param text what it said; may be anything
  /// @param model which one, as the server says, else the configured one
  record Answer(String text, String model) implements Said {}

  /// Ollama is there, the model is not, or it reports an error of the model.
  record NoModel(String detail) implements Said {}

  /// No answer.
  ///
  /// @param why of which kind
  /// @param detail the text of `ollama_error`
  record Failure(Why why, String detail) implements Said {}

  /// Kinds of failure, with the status that a raw test answers with.
  enum Why {
    /// No connection.
    UNREACHABLE(503, "OllamaConnectionError"),
    /// Too slow, three times.
    TIMEOUT(504, "OllamaTimeoutError"),
    /// Anything else.
    RESPONSE(502, "OllamaResponseError");

    private final int status;
    private final String reported;

    Why(int status, String reported) {
      this.status = status;
      this.reported = reported;
    }

    /* As the reference names it in its log. */
    String reported() {
      return reported;
    }

    int status() {
      return status;
    }
  }
}
