/// What the log records: an entry's parts, the names they are written under, and their JSON.
///
/// Enters: facts of a question, a verdict or an act. Leaves: the bytes that the tree's leaf is
/// the hash of ([EntryJson]), and entries as they are read again ([EntryHead], [AuditRecord]).
/// Imports `tree`. Start reading at [AuditEntry].
@NullMarked
package io.redoubt.audit.entry;

import org.jspecify.annotations.NullMarked;
