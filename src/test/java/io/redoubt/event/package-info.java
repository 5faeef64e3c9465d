/// Tests of events.
@NullMarked
package io.redoubt.event;

import org.jspecify.annotations.NullMarked;
