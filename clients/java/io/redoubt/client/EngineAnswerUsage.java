// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// EngineAnswerUsage.
///
/// @param promptTokens (always there)
/// @param answerTokens (always there)
/// @param firstByteMs (always there)
/// @param totalMs (always there)
/// @param requests (always there)
public record EngineAnswerUsage(
    long promptTokens, long answerTokens, long firstByteMs, long totalMs, long requests) {}
