/// Tests of this package.
@NullMarked
package io.redoubt.llm.connect;

import org.jspecify.annotations.NullMarked;
