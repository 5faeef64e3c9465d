/// The ways of telling: each turns briefs into the payload of its protocol, sends it and says what
/// became of it.
///
/// Enters: briefs, which went through redaction. Leaves: bytes on a connection that may be made,
/// and an [Outcome] for each brief. Start reading at [Channel], then [Webhook], the plainest one.
@NullMarked
package io.redoubt.notify.channel;

import org.jspecify.annotations.NullMarked;
