/// Access to language models: a prompt goes in, text or a named failure comes out. Knows nothing
/// of security and decides nothing.
///
/// Enters: a [Prompt] made of shipped constants and [io.redoubt.redact.Redacted] parts only, so
/// that the compiler guards what may leave. Leaves: a [ChatAnswer]. May import `redact`. Start at
/// [ChatModel]; [FailureReason] is the list of what can go wrong, with a remedy each; the servers'
/// dialects stand in `ollama` and `openai`, what they share on the wire in `http`.
@NullMarked
package io.redoubt.llm;

import org.jspecify.annotations.NullMarked;
