// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// ReloadRulesAnswer.
///
/// @param loaded (always there)
/// @param rejected (always there)
public record ReloadRulesAnswer(long loaded, List<RejectedRulesItem> rejected) {}
