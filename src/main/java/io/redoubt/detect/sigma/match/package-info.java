/// Which rules an event meets, and how most of them are never asked.
///
/// Enters: rules, then events. Leaves: verdicts, and what made a rule match. Start reading at
/// [RuleSet] (which rules can match at all), [Question] (how they are asked), [ExprMatcher] (what
/// that means, and why a rule matched), [Values] (what an event has) and [Effort] (what one event
/// may take). May import `event`, `taxonomy`, `detect.automaton` and `detect.sigma.rule`.
@NullMarked
package io.redoubt.detect.sigma.match;

import org.jspecify.annotations.NullMarked;
