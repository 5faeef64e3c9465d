/// Tests of this package.
@NullMarked
package io.redoubt.llm.http;

import org.jspecify.annotations.NullMarked;
