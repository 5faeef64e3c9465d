/// Tests of the parts as the composition root puts them together.
@NullMarked
package io.redoubt.app;

import org.jspecify.annotations.NullMarked;
