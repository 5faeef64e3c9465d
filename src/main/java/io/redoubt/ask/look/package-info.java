/// Looks into what is kept and makes numbered evidence of what is found. In: a plan. Out: events,
/// counts, times and alerts, then {@link io.redoubt.event.finding.Evidence} lines, all bounded.
/// Start reading at {@link Archive}, then {@link Lookup}.
@NullMarked
package io.redoubt.ask.look;

import org.jspecify.annotations.NullMarked;
