/// What lies where on disk: names, bundles of entries, packs of payloads, and a view of all
/// that holds still while the log is written.
///
/// Enters and leaves: bytes. Imports `entry`, `disk` and `tree`. Start reading at [LogFiles].
@NullMarked
package io.redoubt.audit.files;

import org.jspecify.annotations.NullMarked;
