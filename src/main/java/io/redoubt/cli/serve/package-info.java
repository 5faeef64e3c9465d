/// The commands around the service: start it, back its folder up, restore it, send it a batch.
/// Options enter; [Serving] tells the composition root what is wanted.
///
/// May import everything but `api`, `app` and other commands. Start reading at [ServeCommand].
@NullMarked
package io.redoubt.cli.serve;

import org.jspecify.annotations.NullMarked;
