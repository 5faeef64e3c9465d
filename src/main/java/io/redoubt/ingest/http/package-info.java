/// The bodies that log shippers send over HTTP, taken apart: bytes in, records or an error value
/// out; no server, no state. The bytes of a record are what the shipper sent for it. Start
/// reading at {@link io.redoubt.ingest.http.Decoded}.
@NullMarked
package io.redoubt.ingest.http;

import org.jspecify.annotations.NullMarked;
