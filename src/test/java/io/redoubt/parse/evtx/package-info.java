/// Tests of the EVTX reader.
@NullMarked
package io.redoubt.parse.evtx;

import org.jspecify.annotations.NullMarked;
