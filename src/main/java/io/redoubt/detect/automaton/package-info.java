/// Finding texts and patterns in bytes in one pass: a state for each step, made when it is first
/// needed. Knows nothing of rules and events.
@NullMarked
package io.redoubt.detect.automaton;

import org.jspecify.annotations.NullMarked;
