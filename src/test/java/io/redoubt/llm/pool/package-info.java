@NullMarked
package io.redoubt.llm.pool;

import org.jspecify.annotations.NullMarked;
