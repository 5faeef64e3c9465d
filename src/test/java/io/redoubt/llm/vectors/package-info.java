/// Tests of vectors.
@NullMarked
package io.redoubt.llm.vectors;

import org.jspecify.annotations.NullMarked;
