/// The log in files: everything taken in, as exact bytes, in the order of arrival.
///
/// Enters: deliveries. Leaves: what was committed, by sequence number. Imports only `event` and
/// `store.disk`. The format stands in `docs/specs/segment-log.md`. Start reading at [SegmentLog],
/// then [Appender] for writing and [Recovery] for opening.
@NullMarked
package io.redoubt.store.log;

import org.jspecify.annotations.NullMarked;
