// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// What a model may change, or would, and why.
///
/// @param level 0: nothing; 1: raise a severity by one step; 2: lower one too.
/// @param asked The level that is configured (llm.level).
/// @param earned What it proved here, as far as the proof holds; null: not known. May be null.
/// @param reason (always there)
public record ModelStanding(long level, long asked, Long earned, String reason) {}
