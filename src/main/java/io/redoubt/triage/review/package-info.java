/// What a model may add to a verdict: the request is built, the answer is read, checked, merged and
/// recorded. May import `event`, `guard`, `redact`, `llm`, `verify` and the packages of `triage`
/// below it.
///
/// Alerts and their deterministic verdicts enter, the same alerts with a review leave. Start at
/// [Reviewer]; [PolicyTable] says what a model may change (by default nothing), [Recollection] what
/// is not asked twice. Nothing here throws because of what a model says or fails to say.
@NullMarked
package io.redoubt.triage.review;

import org.jspecify.annotations.NullMarked;
