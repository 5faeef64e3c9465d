// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// LivezAnswer.
///
/// @param status One of `ok`.
public record LivezAnswer(String status) {}
