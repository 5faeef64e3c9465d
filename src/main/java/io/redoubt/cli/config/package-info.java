/// The commands over the configuration file: show with origin, validate, write an example.
///
/// May import `config` and the shared options. Start reading at [ConfigShowCommand].
@NullMarked
package io.redoubt.cli.config;

import org.jspecify.annotations.NullMarked;
