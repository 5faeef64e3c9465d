// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// Conversation.
///
/// @param id (always there)
/// @param auditIndex Entry of the verdict in the audit log.
/// @param reusedFrom Entry of the earlier verdict whose answer was taken; its exchanges are
///     shown. May be null.
/// @param revealed (always there)
/// @param revealIndex Entry of the reveal. May be null.
/// @param exchanges (always there)
public record Conversation(
    String id,
    long auditIndex,
    Long reusedFrom,
    boolean revealed,
    Long revealIndex,
    List<ConversationExchangesItem> exchanges) {}
