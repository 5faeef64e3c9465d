/// From an address that somebody typed to a model that can be asked.
///
/// Enters: an address, a key, a name. Leaves: what stands there, and
/// [io.redoubt.llm.ChatModel]s. Imports the dialects. Start at [ModelServers].
@NullMarked
package io.redoubt.llm.connect;

import org.jspecify.annotations.NullMarked;
