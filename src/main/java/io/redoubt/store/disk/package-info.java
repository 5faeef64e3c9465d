/// A folder, as far as the log needs one: the one place where bytes meet the disk, so that tests
/// can cut the power at every step of it. Imports nothing of Redoubt. Start reading at [Disk].
@NullMarked
package io.redoubt.store.disk;

import org.jspecify.annotations.NullMarked;
