/// The commands over notifications: what would be sent, what waits, what failed, again.
///
/// May import `notify`, `store`, `config` and the shared options. Start reading at [NotifyPlans].
@NullMarked
package io.redoubt.cli.notify;

import org.jspecify.annotations.NullMarked;
