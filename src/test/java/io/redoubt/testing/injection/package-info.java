/// Attacks on a model through log text: carriers × goals × forms, and look-alikes that are none.
@NullMarked
package io.redoubt.testing.injection;

import org.jspecify.annotations.NullMarked;
