/// Tests of the model boundary.
@NullMarked
package io.redoubt.llm;

import org.jspecify.annotations.NullMarked;
