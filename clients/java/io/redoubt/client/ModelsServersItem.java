// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// ModelsServersItem.
///
/// @param address (always there)
/// @param dialect ollama, llama.cpp, vllm, lmstudio, localai, openai, embedded or
///     redoubt-engine; null while it does not answer. May be null.
/// @param version (always there)
/// @param state `up`, or the reason why not (docs/models.md).
/// @param detail (always there)
public record ModelsServersItem(
    String address, String dialect, String version, String state, String detail) {}
