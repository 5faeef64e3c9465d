/// From an evidence pack to the exact text that a model sees. May import `event`, `guard`,
/// `redact`, `llm`.
///
/// Evidence lines enter; a [Question] leaves: the prompt, the same lines as the verifier must read
/// them, and the words that prove both ends arrived. Start at [QuestionBuilder]; [LineRenderer] is
/// where the words of others are told from ours. The shipped texts stand in `prompts/triage/v1/`.
@NullMarked
package io.redoubt.triage.prompt;

import org.jspecify.annotations.NullMarked;
