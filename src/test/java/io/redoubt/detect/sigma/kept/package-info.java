/// Tests of kept rules.
@NullMarked
package io.redoubt.detect.sigma.kept;

import org.jspecify.annotations.NullMarked;
