/// Alerts and incidents of the ledger as others get them: over HTTP, on the command line. In: what
/// was filed and how it stands. Out: its document, and its facts for reading.
@NullMarked
package io.redoubt.store.cases;

import org.jspecify.annotations.NullMarked;
