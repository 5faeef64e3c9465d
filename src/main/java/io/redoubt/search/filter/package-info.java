/// Answers a query for one event at a time, without an index: what a query means, written as
/// plainly as possible. In: an event and the time it counts at. Out: whether it fits. Searches
/// over files use it, and tests hold every index against it. Start reading at
/// {@link io.redoubt.search.filter.Filter}.
@NullMarked
package io.redoubt.search.filter;

import org.jspecify.annotations.NullMarked;
