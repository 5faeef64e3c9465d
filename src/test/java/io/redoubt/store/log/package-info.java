/// Tests of the log; [io.redoubt.store.log.EventLogContract] is passed by any implementation. The
/// power is cut at every step of it by [io.redoubt.store.log.ShakyDisk].
@NullMarked
package io.redoubt.store.log;

import org.jspecify.annotations.NullMarked;
