// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// Either `ids`, or `all` as true.
///
/// @param ids May be null.
/// @param all May be null.
public record ReplayNotificationsRequest(List<String> ids, Boolean all) {}
