/// A Redoubt engine on another host as a model: a redacted prompt leaves, what a model there said
/// comes back. The engine is not believed: what is not to the letter of `redoubt.engine/v1` is a
/// failure with a name, and what is to the letter is checked against the evidence like the words
/// of any other model. Start at [RemoteEngine].
@NullMarked
package io.redoubt.llm.remote;

import org.jspecify.annotations.NullMarked;
