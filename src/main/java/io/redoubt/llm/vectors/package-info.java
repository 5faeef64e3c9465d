/// Models that turn redacted text into vectors on this machine.
///
/// Enters: [io.redoubt.redact.Redacted]. Leaves: vectors of length one. [Embedders] chooses: the
/// small language model that ships with the program ([MiniLm]), and where its native code cannot
/// run, [HashedWords], which knows words but no meanings. Nothing here touches a network. May
/// import `redact`. Start reading at [Embedders].
@NullMarked
package io.redoubt.llm.vectors;

import org.jspecify.annotations.NullMarked;
