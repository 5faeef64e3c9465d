/// The ports between what takes records in, what keeps them and what reads them again. In: what a
/// sender delivers, as exact bytes. Out: what is committed, by sequence number. Imports nothing but
/// `event`; has no I/O. Start reading at {@link io.redoubt.event.port.Intake}, then
/// {@link io.redoubt.event.port.EventLog}.
@NullMarked
package io.redoubt.event.port;

import org.jspecify.annotations.NullMarked;
