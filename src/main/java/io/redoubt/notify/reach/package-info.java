/// Which machines messages may be sent to, and connections to them.
///
/// Enters: a name and a port that somebody configured. Leaves: a connection to an address that was
/// looked at, or the reason why there is none. Whoever sends anything out of Redoubt on somebody's
/// word (channels, webhooks of jobs) connects through here. Start reading at [Reach], then
/// [Connector].
@NullMarked
package io.redoubt.notify.reach;

import org.jspecify.annotations.NullMarked;
