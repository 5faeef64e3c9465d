// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// ListRulesAnswer.
///
/// @param rules (always there)
/// @param total (always there)
/// @param cursor Null at the end. May be null.
/// @param rejected (always there)
public record ListRulesAnswer(
    List<Rule> rules, long total, String cursor, List<RejectedRulesItem> rejected) {}
