// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// EngineChatRequest.
///
/// @param contract One of `redoubt.engine/v1`.
/// @param id Stands in the answer again.
/// @param tier The redaction tier of the prompt.
/// @param messages At most 524,288 characters together.
/// @param schema JSON Schema of the answer as text; free text without it. May be null.
/// @param maxTokens (always there)
/// @param temperature May be null.
/// @param seed May be null.
/// @param deadlineMs (always there)
public record EngineChatRequest(
    String contract,
    String id,
    long tier,
    List<EngineChatRequestMessagesItem> messages,
    String schema,
    long maxTokens,
    Double temperature,
    Long seed,
    long deadlineMs) {}
