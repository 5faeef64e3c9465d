/// From the YAML of rule files to drafts of rules.
///
/// Enters: text. Leaves: [io.redoubt.detect.sigma.rule.Draft]s, those that cannot be used with
/// place, reason and remedy. Start reading at [RuleFile] (what becomes of a file), then
/// [DetectionParser] and [ModifierChain] (what modifiers do). May import `event`, `taxonomy` and
/// `detect.sigma.rule`.
@NullMarked
package io.redoubt.detect.sigma.read;

import org.jspecify.annotations.NullMarked;
