// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// ModelProbeFindingsItem.
///
/// @param ability alive, schema, repeat, thinking, logprobs, context, speed, capacity.
/// @param good (always there)
/// @param detail (always there)
public record ModelProbeFindingsItem(String ability, boolean good, String detail) {}
