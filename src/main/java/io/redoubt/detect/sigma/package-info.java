/// The Sigma rule language: files → connected rules, and what can be said of them.
///
/// Enters: files, folders and texts. Leaves: [LoadedRules], which are rules and correlations, and
/// of every rule that cannot be used the place and the reason. Start reading at [RuleLoader]; its
/// rooms are [io.redoubt.detect.sigma.rule] (what a rule is), [io.redoubt.detect.sigma.read] (from
/// YAML), [io.redoubt.detect.sigma.kept] (as read, for the next start) and
/// [io.redoubt.detect.sigma.match] (what events are asked). Source: the Sigma specification 2.1.
/// May import `event`, `taxonomy` and the rooms, of which none imports this.
@NullMarked
package io.redoubt.detect.sigma;

import org.jspecify.annotations.NullMarked;
