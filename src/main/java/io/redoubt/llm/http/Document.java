package io.redoubt.llm.http;

import tools.jackson.databind.JsonNode;

/// A small JSON document that a server gave, or why there is none.
public sealed interface Document {
  /// The document, an object.
  record Given(JsonNode json) implements Document {}

  /// Why there is none.
  record None(Failure failure) implements Document {}
}
