/// Finds out whether a log is as it was written: each file, the tree over all entries, the signed
/// checkpoints, the payloads, and what was exported or anchored elsewhere.
///
/// Enters: the folder of a log, and an [Anchor] where there is one. Leaves: an [AuditReport],
/// problem by problem. Never writes. Imports `entry`, `files`, `note`, `tree`, `disk`. Start
/// reading at [AuditVerifier].
@NullMarked
package io.redoubt.audit.check;

import org.jspecify.annotations.NullMarked;
