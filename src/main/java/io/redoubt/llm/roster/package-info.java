/// Which models there are, which one is used and why it may what it may, and which one must be
/// used. Imports the types of `io.redoubt.llm` and `io.redoubt.llm.probe`.
///
/// Enters: a question of those who run a service. Leaves: a [Roster]. Start at [Models].
@NullMarked
package io.redoubt.llm.roster;

import org.jspecify.annotations.NullMarked;
