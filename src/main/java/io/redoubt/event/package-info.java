/// The vocabulary of Redoubt: what flows between the stages, and nothing that does work on it.
///
/// Enters and leaves: nothing; every other package speaks in these types. It imports nothing of
/// Redoubt, does no I/O and knows no JSON library. Start reading at [Event], then [EventBuilder]
/// (how a parser makes one), [RawRecord] and [Field]. What the detection stages produce stands in
/// `event.finding`, what a whole run produces in `event.analysis`.
@NullMarked
package io.redoubt.event;

import org.jspecify.annotations.NullMarked;
