// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// EventHistogramAnswer.
///
/// @param buckets (always there)
/// @param complete False when there were more than 10000.
/// @param explanation Why there are none, or why some may be missing. May be null.
/// @param partial (always there)
public record EventHistogramAnswer(
    List<EventHistogramAnswerBucketsItem> buckets,
    boolean complete,
    String explanation,
    boolean partial) {}
