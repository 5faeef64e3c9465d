// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.Map;

/// SearchEventsAnswerHitsItem.
///
/// @param event (always there)
/// @param score Larger is closer; 1 for all when no words are asked for, and for what is not indexed yet. In mode semantic the cosine, in mode hybrid the sum of 1/(60+rank) by words and by meaning.
/// @param similarity The cosine of question and template of the event; null when the template is not embedded. Not in mode keyword. May be null.
public record SearchEventsAnswerHitsItem(
    Map<String, Object> event,
    double score,
    Double similarity) {}
