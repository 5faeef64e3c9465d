// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;
import java.util.Map;

/// EventFieldsAnswer.
///
/// @param fields (always there)
/// @param types Field → as what a query can compare it: `text` is cut into words, `number`
///     has ranges, `ip` has networks and ranges, `date` is compared as text, `keyword` as a
///     whole. May be null.
public record EventFieldsAnswer(List<String> fields, Map<String, String> types) {}
