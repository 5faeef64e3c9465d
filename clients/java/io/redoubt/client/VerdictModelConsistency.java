// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// Whether the model said the same of a borderline case in other orders; unless it did, the
/// opinion is left open.
///
/// @param outcome One of `agreed`, `disagreed`, `not_needed`, `not_possible`.
/// @param asked (always there)
/// @param agreeing (always there)
public record VerdictModelConsistency(String outcome, long asked, long agreeing) {}
