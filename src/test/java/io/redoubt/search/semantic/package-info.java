/// Tests of searching by meaning.
@NullMarked
package io.redoubt.search.semantic;

import org.jspecify.annotations.NullMarked;
