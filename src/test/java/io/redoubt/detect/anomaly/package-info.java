/// Tests of what is unusual.
@NullMarked
package io.redoubt.detect.anomaly;

import org.jspecify.annotations.NullMarked;
