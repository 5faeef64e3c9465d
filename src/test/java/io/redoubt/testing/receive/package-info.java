/// Receivers on loopback that speak the protocols messages are sent in, and misbehave on demand.
@NullMarked
package io.redoubt.testing.receive;

import org.jspecify.annotations.NullMarked;
