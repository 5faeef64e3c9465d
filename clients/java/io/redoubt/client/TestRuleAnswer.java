// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// TestRuleAnswer.
///
/// @param records How many were read.
/// @param matched Places of the records they are about, from 0; kept events come last.
/// @param findings (always there)
public record TestRuleAnswer(long records, List<Long> matched, List<Finding> findings) {}
