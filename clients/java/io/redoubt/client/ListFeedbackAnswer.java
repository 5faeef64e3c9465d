// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// ListFeedbackAnswer.
///
/// @param labels (always there)
/// @param cursor Null at the end. May be null.
public record ListFeedbackAnswer(List<Label> labels, String cursor) {}
