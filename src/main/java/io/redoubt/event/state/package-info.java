/// The form in which stages keep what they know over a restart: numbers, texts and events, each
/// text and event once. Nothing in it can call code. Start reading at [StateOut].
@NullMarked
package io.redoubt.event.state;

import org.jspecify.annotations.NullMarked;
