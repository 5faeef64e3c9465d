// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// SubmitJobRequest.
///
/// @param eventIds May be null.
/// @param query May be null.
/// @param from May be null.
/// @param to May be null.
/// @param limit The latest so many events. May be null.
/// @param label May be null.
/// @param webhook May be null.
public record SubmitJobRequest(
    List<String> eventIds,
    String query,
    String from,
    String to,
    Long limit,
    String label,
    String webhook) {}
