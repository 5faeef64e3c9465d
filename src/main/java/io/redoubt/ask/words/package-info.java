/// From the words of a question to a {@link io.redoubt.ask.plan.Plan}, by code: times, entities,
/// topics. In: the question, the time now, a zone, and what names are known. Out: a plan, or one
/// without steps that says what was not understood. No I/O. Start reading at {@link Planner}.
@NullMarked
package io.redoubt.ask.words;

import org.jspecify.annotations.NullMarked;
