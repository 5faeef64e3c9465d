/// Tests of correlation state.
@NullMarked
package io.redoubt.correlate.sigma;

import org.jspecify.annotations.NullMarked;
