package io.redoubt.llm;

/// What came of a request: whole text, or a failure with its name. Immutable.
public sealed interface ChatAnswer {
  /// What the request took, whatever came of it.
  Usage usage();

  /// The model ended its answer by itself. The text is what it wrote without its thinking; it is
  /// hostile input like any other and still to be checked. `thoughtHash` is the SHA-256 of the
  /// thinking in lower-case hexadecimal digits, empty when there was none; the thinking itself is
  /// not kept.
  record Complete(String text, String thoughtHash, ModelIdentity identity, Usage usage)
      implements ChatAnswer {}

  /// No usable answer. `detail` is one line of at most 200 printable characters, without the
  /// API key; it may quote a server (which may quote the prompt), so it is shown as inert text
  /// only.
  record Failed(FailureReason reason, String detail, Usage usage) implements ChatAnswer {}
}
