// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// SearchEventsByBodyRequest.
///
/// @param query May be null.
/// @param from May be null.
/// @param to May be null.
/// @param limit May be null.
/// @param cursor May be null.
/// @param mode One of `keyword`, `semantic`, `hybrid`. May be null.
public record SearchEventsByBodyRequest(
    String query, String from, String to, Long limit, String cursor, String mode) {}
