// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// PinModelRequest.
///
/// @param digest That it must have; without it the one it has now. May be null.
public record PinModelRequest(String digest) {}
