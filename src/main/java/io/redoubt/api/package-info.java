/// The service on HTTP, one port for all of it. In: requests, and the ports that `app` hands over
/// (`Intake`, `EventLog`, `EventIndex`, `Ledger`, the model's door). Out: answers, each as
/// `api/openapi.yaml` promises it, and deliveries that were on disk before they were acknowledged.
///
/// `door` lets in (keys, limits, TLS), `wire` is how an operation is described and answered,
/// `http` carries it over Helidon, `v1` are the native operations, `ingest` the protocols of
/// shippers, `compat` the reference system's surface, `measure` the figures. Imports everything
/// but `cli` and `app`; Helidon is known here alone. Start reading at
/// {@link io.redoubt.api.ApiServer}.
@NullMarked
package io.redoubt.api;

import org.jspecify.annotations.NullMarked;
