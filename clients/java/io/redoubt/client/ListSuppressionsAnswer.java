// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// ListSuppressionsAnswer.
///
/// @param suppressions (always there)
public record ListSuppressionsAnswer(List<Suppression> suppressions) {}
