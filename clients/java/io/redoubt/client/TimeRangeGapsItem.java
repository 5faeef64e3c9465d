// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// TimeRangeGapsItem.
///
/// @param path (always there)
/// @param from May be null.
/// @param to May be null.
public record TimeRangeGapsItem(String path, String from, String to) {}
