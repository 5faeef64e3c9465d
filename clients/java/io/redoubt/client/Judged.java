// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// What a verdict says, in short.
///
/// @param engine (always there)
/// @param verdict (always there)
/// @param severity (always there)
/// @param evidenceHash (always there)
public record Judged(String engine, String verdict, String severity, String evidenceHash) {}
