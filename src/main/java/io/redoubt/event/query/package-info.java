/// What is asked of events: the tree of a query, and the few rules by which every way of
/// answering it agrees (what a word is, how case is folded, what an address and a pattern are).
/// In: nothing. Out: trees that `search.query` reads from text, that an index answers and that
/// `search.filter` answers for one event. Imports nothing but `event`; has no I/O. Start reading
/// at {@link io.redoubt.event.query.Query}.
@NullMarked
package io.redoubt.event.query;

import org.jspecify.annotations.NullMarked;
