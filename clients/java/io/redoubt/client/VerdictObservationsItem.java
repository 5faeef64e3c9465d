// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// VerdictObservationsItem.
///
/// @param refs Evidence ids; in an incident, also alert ids.
/// @param text (always there)
public record VerdictObservationsItem(List<String> refs, String text) {}
