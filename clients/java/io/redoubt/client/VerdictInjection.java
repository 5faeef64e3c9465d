// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// Signs of instructions to the model inside the evidence.
///
/// @param signals (always there)
/// @param suspectedByModel (always there)
/// @param counterfactual One of `agreed`, `disagreed`, `not_needed`, `not_possible`.
public record VerdictInjection(
    List<String> signals, boolean suspectedByModel, String counterfactual) {}
