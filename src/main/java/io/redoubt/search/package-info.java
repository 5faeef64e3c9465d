/// Finds events again: reads what is asked, asks the index, and rebuilds what was found from the
/// log. In: a query as text, a window of time. Out: events with scores, counts by time, most
/// frequent values, and a reason when nothing was found. Imports `event` alone; has no I/O of its
/// own. Start reading at {@link io.redoubt.search.query.QueryParser}.
@NullMarked
package io.redoubt.search;

import org.jspecify.annotations.NullMarked;
