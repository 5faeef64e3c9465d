// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// ListSourcesAnswer.
///
/// @param sources (always there)
/// @param listeners (always there)
public record ListSourcesAnswer(
    List<ListSourcesAnswerSourcesItem> sources, List<ListSourcesAnswerListenersItem> listeners) {}
