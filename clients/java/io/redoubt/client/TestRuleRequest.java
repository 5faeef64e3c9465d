// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// TestRuleRequest.
///
/// @param yaml Text of rules. May be null.
/// @param rule Or the id of one that is there, on or off. May be null.
/// @param records Lines of logs, or objects that stand for JSON lines. May be null.
/// @param format The `redoubt.format` of every record; without it the content decides. May be null.
/// @param eventIds May be null.
public record TestRuleRequest(
    String yaml, String rule, List<Object> records, String format, List<String> eventIds) {}
