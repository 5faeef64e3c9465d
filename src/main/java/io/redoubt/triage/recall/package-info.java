/// What need not be asked twice: answers to questions alike, their values mapped to the evidence at
/// hand. May import `event`, `verify`, `triage.prompt`.
///
/// A question enters as a [Likeness]; what an earlier answer says about it leaves as a [Told], or
/// nothing when a single value cannot be mapped. Start at [AnswerCache]; [Transfer] does the
/// mapping. Whoever reuses an answer checks it against its own evidence like a new one.
@NullMarked
package io.redoubt.triage.recall;

import org.jspecify.annotations.NullMarked;
