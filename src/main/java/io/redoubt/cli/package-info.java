/// The commands. May import everything but `api` and `app`.
@NullMarked
package io.redoubt.cli;

import org.jspecify.annotations.NullMarked;
