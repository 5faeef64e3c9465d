/// Mail: the one place that knows the mail library.
///
/// Enters: briefs. Leaves: messages of text and HTML at a mail server. Start reading at [Mail].
@NullMarked
package io.redoubt.notify.channel.mail;

import org.jspecify.annotations.NullMarked;
