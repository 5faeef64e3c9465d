/// Settings: what may be configured, and where each value came from.
///
/// Enters: a YAML file and the environment. Leaves: a [Configuration], or every [Problem] at once.
/// Imports nothing of Redoubt. Start with [Settings], the list of all there is; then
/// [ConfigurationLoader].
@NullMarked
package io.redoubt.config;

import org.jspecify.annotations.NullMarked;
