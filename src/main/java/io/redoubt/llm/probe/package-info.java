/// What a model can do, found out by asking it. May import `io.redoubt.llm`.
///
/// A [io.redoubt.llm.ChatModel] enters, a [ProbeResult] leaves. Start at [ModelProbe]. What is
/// asked stands in `prompts/probe/v1/`; no text of events takes part.
@NullMarked
package io.redoubt.llm.probe;

import org.jspecify.annotations.NullMarked;
