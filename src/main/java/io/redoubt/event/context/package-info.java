/// What the events of a run tell of one entity: the question, the timeline, the facts, the answer.
/// May import `event`, `event.analysis`, `event.finding`.
@NullMarked
package io.redoubt.event.context;

import org.jspecify.annotations.NullMarked;
