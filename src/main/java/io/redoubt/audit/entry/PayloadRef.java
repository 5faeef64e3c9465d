package io.redoubt.audit.entry;

import io.redoubt.audit.tree.Hash;

/// What an entry says about a payload.
///
/// @param name what it is, such as [Payload#PROMPT]
/// @param hash `SHA-256(salt ‖ content)`
/// @param bytes length of the content
public record PayloadRef(String name, Hash hash, long bytes) {}
