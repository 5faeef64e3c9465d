/// Tests of this package.
@NullMarked
package io.redoubt.llm.ollama;

import org.jspecify.annotations.NullMarked;
