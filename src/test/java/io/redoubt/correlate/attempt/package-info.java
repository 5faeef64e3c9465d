/// Tests of telling log-on attempts apart.
@NullMarked
package io.redoubt.correlate.attempt;

import org.jspecify.annotations.NullMarked;
