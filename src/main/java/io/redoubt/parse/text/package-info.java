/// Text without a grammar of its own: what can be found in any message.
///
/// Enters: a message's bytes. Leaves: cells for addresses, users, hosts, outcome, level and time.
/// May import `event` and `parse.frame`; every other format may use it. Start reading at
/// [io.redoubt.parse.text.MessageEntities], then [io.redoubt.parse.text.TextParser].
@NullMarked
package io.redoubt.parse.text;

import org.jspecify.annotations.NullMarked;
