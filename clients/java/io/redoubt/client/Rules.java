// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// Rules.
///
/// @param loaded Rules compiled
/// @param inapplicable Loaded rules whose log source is absent in this input.
/// @param skipped (always there)
public record Rules(long loaded, long inapplicable, List<RulesSkippedItem> skipped) {}
