/// Tests of how events are asked.
@NullMarked
package io.redoubt.detect.sigma.match;

import org.jspecify.annotations.NullMarked;
