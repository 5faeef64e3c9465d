/// Tests of the scan for what is unusual.
@NullMarked
package io.redoubt.pipeline.anomaly;

import org.jspecify.annotations.NullMarked;
