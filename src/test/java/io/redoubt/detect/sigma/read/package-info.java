/// Tests of reading rules.
@NullMarked
package io.redoubt.detect.sigma.read;

import org.jspecify.annotations.NullMarked;
