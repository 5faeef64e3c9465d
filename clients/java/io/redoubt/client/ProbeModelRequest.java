// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// ProbeModelRequest.
///
/// @param within The longest that it may take; 10m at most. May be null.
public record ProbeModelRequest(String within) {}
