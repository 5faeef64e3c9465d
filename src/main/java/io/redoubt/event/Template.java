package io.redoubt.event;

/// The constant part of a message.
///
/// @param id stable across runs for the same text
/// @param text the message with `<*>` where it varies
public record Template(String id, String text) {}
