/// Rules as they were read, as bytes for the next start.
///
/// Enters: drafts of rules, or bytes written before by the same program. Leaves: the other. Start
/// reading at [RuleCache] (the folder), then [DraftWriter] and [DraftReader] (the bytes). May
/// import `event`, `taxonomy` and `detect.sigma.rule`.
@NullMarked
package io.redoubt.detect.sigma.kept;

import org.jspecify.annotations.NullMarked;
