// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// AskAnswerLookedUpItemTimelineBucketsItem.
///
/// @param start (always there)
/// @param count (always there)
public record AskAnswerLookedUpItemTimelineBucketsItem(String start, long count) {}
