/// Tests of what is kept.
@NullMarked
package io.redoubt.store;

import org.jspecify.annotations.NullMarked;
