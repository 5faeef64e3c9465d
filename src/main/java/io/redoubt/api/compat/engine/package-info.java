/// The engine of the reference system: a security event or a summary in words enters, a
/// classification leaves; one question to Ollama each. Imports `llm.exchange` for the question.
/// Start at [EngineSurface], then [Analysis]; [Extraction] and [Judgement] read what the model
/// says.
@NullMarked
package io.redoubt.api.compat.engine;

import org.jspecify.annotations.NullMarked;
