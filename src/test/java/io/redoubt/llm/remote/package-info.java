/// Tests of this package.
@NullMarked
package io.redoubt.llm.remote;

import org.jspecify.annotations.NullMarked;
