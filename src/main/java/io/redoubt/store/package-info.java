/// What a running Redoubt keeps, in one folder: the log of everything taken in, the ledger of what
/// was concluded and decided, and what is derived from them.
///
/// Enters and leaves: the records of `event.port`. Imports only `event`. Start reading at
/// [DataDirectory].
@NullMarked
package io.redoubt.store;

import org.jspecify.annotations.NullMarked;
