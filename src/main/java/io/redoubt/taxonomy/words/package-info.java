/// Sentences for events that come without a text, as a table: `taxonomy/words/windows.words`,
/// in our own words. Start at [io.redoubt.taxonomy.words.Sentences]. May import `event` only.
@NullMarked
package io.redoubt.taxonomy.words;

import org.jspecify.annotations.NullMarked;
