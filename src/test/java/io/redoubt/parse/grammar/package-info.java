/// Tests of the message grammars.
@NullMarked
package io.redoubt.parse.grammar;

import org.jspecify.annotations.NullMarked;
