/// Models and model servers made by hand, on loopback, for tests: instant ones, and servers that
/// speak each dialect and break it in every way that is known.
@NullMarked
package io.redoubt.testing.llm;

import org.jspecify.annotations.NullMarked;
