/// The ledger in a file: alerts, incidents, what people decided, keys, jobs, snapshots.
///
/// Enters and leaves: the records of `event.port`. Imports only `event`. One SQLite file, written
/// by one thread that puts what waits into one transaction. Start reading at [SqliteLedger], then
/// [Database].
@NullMarked
package io.redoubt.store.ledger;

import org.jspecify.annotations.NullMarked;
