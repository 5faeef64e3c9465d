/// Decides who is told what and when, and sees to it that it arrives.
///
/// Enters: changes of alerts, from the outbox of the ledger. Leaves: notices in the outbox, and
/// messages through channels. Nothing waits for it. Start reading at [Notifier], then [Router] and
/// [Courier].
@NullMarked
package io.redoubt.notify.dispatch;

import org.jspecify.annotations.NullMarked;
