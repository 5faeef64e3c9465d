/// Linux audit records, raw and enriched.
///
/// Enters: the lines of `audit.log` or `ausearch`. Leaves: one record per audit event, its lines
/// joined where they stand together, native fields under `auditd.log`, ECS fields beside them.
/// Imports `event` and `parse.frame`. Start reading at [AuditParser], then [AuditFormat].
@NullMarked
package io.redoubt.parse.audit;

import org.jspecify.annotations.NullMarked;
