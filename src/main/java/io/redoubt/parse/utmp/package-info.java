/// The log-on records of Unix systems: `wtmp`, `btmp` and `utmp`, as Linux writes them on x86-64
/// and on most others.
///
/// Enters: files of fixed records. Leaves: ECS fields and a line in words. May import `event`,
/// `parse.frame`. Start reading at [io.redoubt.parse.utmp.UtmpRecord], where the layout stands.
@NullMarked
package io.redoubt.parse.utmp;

import org.jspecify.annotations.NullMarked;
