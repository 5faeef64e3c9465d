/// Logs of containers, which wrap the lines of the programs inside.
///
/// Enters: lines. Leaves: what the inner line says, with the wrapper's time and stream. May import
/// `event`, `parse.frame`. Start reading at [io.redoubt.parse.wrap.DockerJsonParser];
/// [io.redoubt.parse.wrap.InnerLine] is what all wrappers share.
@NullMarked
package io.redoubt.parse.wrap;

import org.jspecify.annotations.NullMarked;
