package io.redoubt.triage.trace;

import io.redoubt.llm.TokenEstimate;
import io.redoubt.triage.prompt.Dice;

/// What decides the bytes of a prompt besides the evidence.
///
/// @param dice what was drawn for it
/// @param estimate of characters per token at that time
public record Drawn(Dice dice, TokenEstimate estimate) {}
