package io.redoubt.llm.local;

/// What the head of a GGUF file says about its model; zeroes and empty texts mean "it does not
/// say". Immutable.
///
/// @param architecture such as `llama`
/// @param name of the model
/// @param context tokens the model was made for
/// @param cacheBytes of memory for each token of context, roughly
/// @param end the first byte that must exist for the last tensor to begin
record GgufFile(String architecture, String name, int context, long cacheBytes, long end) {}
