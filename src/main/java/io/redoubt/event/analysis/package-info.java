/// The result of a whole run, as the report renderings and the API serve it. Start at [Analysis].
/// Imports `event` and `event.finding`.
@NullMarked
package io.redoubt.event.analysis;

import org.jspecify.annotations.NullMarked;
