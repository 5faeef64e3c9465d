/// Tests of kept vectors.
@NullMarked
package io.redoubt.store.vector;

import org.jspecify.annotations.NullMarked;
