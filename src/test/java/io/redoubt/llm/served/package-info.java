/// Tests of this package.
@NullMarked
package io.redoubt.llm.served;

import org.jspecify.annotations.NullMarked;
