package io.redoubt.api.admin;

import io.redoubt.detect.book.RuleBook;
import io.redoubt.event.port.Cases;
import io.redoubt.event.port.EventReader;
import io.redoubt.pipeline.live.RuleTally;

/// What the operations on rules stand on.
///
/// @param book the rules
/// @param tally how often they fired
/// @param cases what was filed because of them
/// @param reader makes events of samples
public record RuleParts(RuleBook book, RuleTally tally, Cases cases, EventReader reader) {}
