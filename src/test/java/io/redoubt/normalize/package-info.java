/// Tests of the time reader and of year inference.
@NullMarked
package io.redoubt.normalize;

import org.jspecify.annotations.NullMarked;
