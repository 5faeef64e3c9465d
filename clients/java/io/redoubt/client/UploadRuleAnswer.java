// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// UploadRuleAnswer.
///
/// @param rules (always there)
/// @param replaced (always there)
public record UploadRuleAnswer(List<Rule> rules, boolean replaced) {}
