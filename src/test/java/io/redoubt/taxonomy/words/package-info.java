/// Tests of sentences for events.
@NullMarked
package io.redoubt.taxonomy.words;

import org.jspecify.annotations.NullMarked;
