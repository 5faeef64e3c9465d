// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// AskRequest.
///
/// @param question (always there)
/// @param from May be null.
/// @param to May be null.
/// @param zone Zone of times in the question May be null.
/// @param llm Whether a model may add its words. One of `auto`, `off`. May be null.
public record AskRequest(String question, String from, String to, String zone, String llm) {}
