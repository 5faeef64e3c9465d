@NullMarked
package io.redoubt.detect.outlier;

import org.jspecify.annotations.NullMarked;
