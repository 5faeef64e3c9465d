/// Tests of this package.
@NullMarked
package io.redoubt.llm.openai;

import org.jspecify.annotations.NullMarked;
