// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// EventHistogramAnswer.
///
/// @param buckets (always there)
/// @param complete False when there were more than 10000.
/// @param partial (always there)
public record EventHistogramAnswer(
    List<EventHistogramAnswerBucketsItem> buckets, boolean complete, boolean partial) {}
