// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// EngineModel.
///
/// @param backend (always there)
/// @param serverVersion (always there)
/// @param name (always there)
/// @param digest (always there)
/// @param context (always there)
public record EngineModel(
    String backend, String serverVersion, String name, String digest, long context) {}
