/// The few things the log asks of a file system, so that tests can cut the power between any two.
///
/// Imports nothing. Start reading at [Disk].
@NullMarked
package io.redoubt.audit.disk;

import org.jspecify.annotations.NullMarked;
