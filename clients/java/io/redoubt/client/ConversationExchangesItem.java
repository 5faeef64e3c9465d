// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// ConversationExchangesItem.
///
/// @param auditIndex (always there)
/// @param time (always there)
/// @param purpose One of `question`, `repair`, `counterfactual`, `counterfactual_repair`,
///     `escalation`, `escalation_repair`, `sample`, `sample_repair`, `plan`.
/// @param model (always there)
/// @param purged Whether the texts were deleted on purpose.
/// @param promptSha256 Of what was sent: role and text of each message, each followed by a
///     zero byte.
/// @param messages (always there)
/// @param result `complete`, or why there is no answer.
/// @param response Written by a model; hostile text possible.
public record ConversationExchangesItem(
    long auditIndex,
    String time,
    String purpose,
    String model,
    boolean purged,
    String promptSha256,
    List<ConversationExchangesItemMessagesItem> messages,
    String result,
    String response) {}
