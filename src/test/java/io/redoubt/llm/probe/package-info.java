/// Tests of what is found out about models.
@NullMarked
package io.redoubt.llm.probe;

import org.jspecify.annotations.NullMarked;
