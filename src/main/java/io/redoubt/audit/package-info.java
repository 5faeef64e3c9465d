/// The record of what was asked, answered, decided, shown and administered, which nobody can change
/// without being found out.
///
/// Enters: [AuditEntry]. Leaves: an append-only Merkle log on disk ([AuditLog]), its reader
/// ([AuditReader]) and its verifier ([AuditVerifier]). Imports only `event`. The format stands in
/// `docs/specs/audit-log.md`, precisely enough for others to write a verifier; one such is
/// `deploy/audit/verify_audit.py`. Start reading at [AuditLog].
@NullMarked
package io.redoubt.audit;

import org.jspecify.annotations.NullMarked;
