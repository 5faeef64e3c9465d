// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// DisposeAlertRequest.
///
/// @param status One of `open`, `acknowledged`, `closed`, `reopened`, `new`.
/// @param disposition Needed for closing. One of ``, `true_positive`, `benign_positive`,
///     `false_positive`, `undetermined`. May be null.
/// @param reason Needed for closing. May be null.
public record DisposeAlertRequest(String status, String disposition, String reason) {}
