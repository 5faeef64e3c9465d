/// What the operations of the service are made of, without a server: a `Call` comes in, an `Answer`
/// goes out, an `Operation` is a handler with its path and the scope it needs, a `Surface` is a set
/// of operations that speak one client's language, errors included. Start reading at
/// {@link io.redoubt.api.wire.Operation}.
@NullMarked
package io.redoubt.api.wire;

import org.jspecify.annotations.NullMarked;
