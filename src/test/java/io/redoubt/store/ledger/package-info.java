/// Tests of the ledger; [io.redoubt.store.ledger.LedgerContract] is passed by any implementation.
@NullMarked
package io.redoubt.store.ledger;

import org.jspecify.annotations.NullMarked;
