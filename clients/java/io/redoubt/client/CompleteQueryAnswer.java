// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// CompleteQueryAnswer.
///
/// @param from What stands from here to the place gives way to the text of an item.
/// @param items (always there)
public record CompleteQueryAnswer(long from, List<CompleteQueryAnswerItemsItem> items) {}
