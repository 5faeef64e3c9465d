/// Tests of models run in a child process.
@NullMarked
package io.redoubt.llm.local;

import org.jspecify.annotations.NullMarked;
