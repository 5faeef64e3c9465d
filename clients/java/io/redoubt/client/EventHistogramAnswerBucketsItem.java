// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// EventHistogramAnswerBucketsItem.
///
/// @param start (always there)
/// @param count (always there)
public record EventHistogramAnswerBucketsItem(String start, long count) {}
