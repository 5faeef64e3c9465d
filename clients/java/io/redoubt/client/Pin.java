// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// Pin.
///
/// @param model Null: the pin cannot be read, and no model is asked. May be null.
/// @param digest Null: any, for its server states none. May be null.
/// @param actor Who pinned it.
/// @param at May be null.
public record Pin(String model, String digest, String actor, String at) {}
