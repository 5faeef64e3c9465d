/// The OpenAI chat protocol, with what llama.cpp, vLLM, LM Studio and LocalAI each add to it.
///
/// Enters: requests to one model. Leaves: what [io.redoubt.llm.served.ServedModel] judges.
/// Imports `llm`, `llm.http`, `llm.served`. Start at [OpenAiDialect]; [SchemaForm] says how each
/// server wants a schema.
@NullMarked
package io.redoubt.llm.openai;

import org.jspecify.annotations.NullMarked;
