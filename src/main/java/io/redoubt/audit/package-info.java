/// The record of what was asked, answered, decided, shown and administered, which nobody can change
/// without being found out.
///
/// Enters: [io.redoubt.audit.entry.AuditEntry]. Leaves: an append-only Merkle log on disk
/// ([AuditLog]) and its reader ([AuditReader]). Its rooms: `entry` says what is recorded and
/// how it is spelled, `files` what lies where, `tree` and `note` prove it, `disk` is the file
/// system, `check` finds out who changed what, `replay` makes a verdict again. Imports only
/// `event`; `check` and `replay` may import this package, never the other way. The format
/// stands in `docs/specs/audit-log.md`, precisely enough for others to write a verifier; one
/// such is `deploy/audit/verify_audit.py`. Start reading at [AuditLog].
@NullMarked
package io.redoubt.audit;

import org.jspecify.annotations.NullMarked;
