/// Events found by what they mean. In: a question in words, with filters. Out: events, the closest
/// first. Templates of events are redacted and embedded in the background
/// ({@link io.redoubt.search.semantic.Meanings}); a question is redacted and embedded when it is
/// asked, and the index gives the events of the closest templates. Imports `event`, `redact` and
/// `llm`. Start reading at {@link io.redoubt.search.semantic.SemanticSearch}.
@NullMarked
package io.redoubt.search.semantic;

import org.jspecify.annotations.NullMarked;
