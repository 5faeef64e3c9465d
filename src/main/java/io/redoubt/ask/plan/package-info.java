/// What may be looked up to answer a question: a closed menu of steps over closed topics, bounded.
/// In: who or what a question is about, when, and which topics. Out: queries in the language of
/// `search`, as text that a person can run. No I/O. Start reading at {@link Plan}.
@NullMarked
package io.redoubt.ask.plan;

import org.jspecify.annotations.NullMarked;
