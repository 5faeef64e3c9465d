/// Puts the surfaces of the reference system on the web server: as exact paths beside the native
/// ones, or alone on a port of their own. Start at [Mount].
@NullMarked
package io.redoubt.api.compat.mount;

import org.jspecify.annotations.NullMarked;
