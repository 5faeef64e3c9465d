// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;
import java.util.Map;

/// AskAnswerLookedUpItem.
///
/// @param topic (always there)
/// @param query In the language of search.
/// @param total (always there)
/// @param exact (always there)
/// @param first May be null.
/// @param last May be null.
/// @param top Frequent values by field.
/// @param timeline (always there)
public record AskAnswerLookedUpItem(
    String topic,
    String query,
    long total,
    boolean exact,
    String first,
    String last,
    Map<String, List<AskAnswerLookedUpItemTopValueItem>> top,
    AskAnswerLookedUpItemTimeline timeline) {}
