// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// ReplayDeadLettersRequest.
///
/// @param ids Without them the oldest 1000. May be null.
/// @param stage Only those of this stage. May be null.
public record ReplayDeadLettersRequest(List<Long> ids, String stage) {}
