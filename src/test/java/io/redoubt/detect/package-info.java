/// Tests of detection.
@NullMarked
package io.redoubt.detect;

import org.jspecify.annotations.NullMarked;
