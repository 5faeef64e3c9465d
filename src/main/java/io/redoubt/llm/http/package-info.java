/// What every dialect shares on the wire: one request on one connection, answers read piece by
/// piece under four timers, failures as values.
///
/// Enters: a [Call] to an [Endpoint]. Leaves: a [Reply], or a whole small [Document]. Uses
/// `java.net.http` and Jackson; imports `llm` only. Start at [Wire].
@NullMarked
package io.redoubt.llm.http;

import org.jspecify.annotations.NullMarked;
