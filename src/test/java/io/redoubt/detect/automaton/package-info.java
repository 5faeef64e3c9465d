@NullMarked
package io.redoubt.detect.automaton;

import org.jspecify.annotations.NullMarked;
