/// What the detection stages produce: findings, alerts, incidents, evidence and verdicts, as
/// records.
///
/// Start reading at [Finding], then [Alert] and [Verdict]. Imports `event` only.
@NullMarked
package io.redoubt.event.finding;

import org.jspecify.annotations.NullMarked;
