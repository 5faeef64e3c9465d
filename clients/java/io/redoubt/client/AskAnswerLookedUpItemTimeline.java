// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// AskAnswerLookedUpItemTimeline.
///
/// @param intervalMs (always there)
/// @param buckets (always there)
public record AskAnswerLookedUpItemTimeline(
    long intervalMs, List<AskAnswerLookedUpItemTimelineBucketsItem> buckets) {}
