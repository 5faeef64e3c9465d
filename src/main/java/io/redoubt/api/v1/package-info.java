/// Redoubt's own operations under `/api/v1`, as `api/openapi.yaml` describes them, and those for
/// operating it (`/livez`, `/readyz`, `/metrics`). In: calls. Out: answers. Know ports, no server.
@NullMarked
package io.redoubt.api.v1;

import org.jspecify.annotations.NullMarked;
