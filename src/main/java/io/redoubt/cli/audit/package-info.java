/// The commands over the record: verify, show, export, anchor, purge, replay. A folder enters;
/// what stands in it, or the first entry that is not as it was written, leaves.
///
/// May import `audit` and the shared options. Start reading at [AuditVerifyCommand].
@NullMarked
package io.redoubt.cli.audit;

import org.jspecify.annotations.NullMarked;
