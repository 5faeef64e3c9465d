package io.redoubt.llm;

/// Which model makes the vectors. Vectors of different digests must not be compared.
///
/// @param name as people read it, such as `all-MiniLM-L6-v2 (int8)`
/// @param digest lower-case hexadecimal, 16 digits or more: the same for the same model and the
///     same way of using it
/// @param note why it is this one and no better one; empty when it is the best
public record EmbedderIdentity(String name, String digest, String note) {}
