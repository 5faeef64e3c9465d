/// The Sigma rule language: text → rules → verdicts on events.
///
/// Enters: YAML files, then events. Leaves: [SigmaRule]s,
/// [io.redoubt.event.finding.CorrelationRule]s and, of every rule that cannot be used, the place
/// and the reason. Start reading at [RuleLoader] (what becomes of a file), [Expr] and [ValueTest]
/// (what a detection is made of), [ModifierChain] (what modifiers do), [ExprMatcher] (what it
/// means), [RuleSet] (how most rules are never asked), [Effort] (what one event may take) and
/// [RuleCache] (how rules as read are kept for the next start). Source: the Sigma specification
/// 2.1. May import `event` and `taxonomy`, and reads YAML and rule files.
@NullMarked
package io.redoubt.detect.sigma;

import org.jspecify.annotations.NullMarked;
