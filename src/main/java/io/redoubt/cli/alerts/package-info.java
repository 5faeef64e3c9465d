/// `redoubt alerts`: what the service found, and what people decide about it, read and written in
/// the ledger, with the service running or not. Start reading at [AlertsListCommand].
@NullMarked
package io.redoubt.cli.alerts;

import org.jspecify.annotations.NullMarked;
