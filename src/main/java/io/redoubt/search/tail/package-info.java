/// Search without delay: what the log has and the index has not yet is looked through, so that
/// an event is found as soon as it was acknowledged, however far the index is behind. In: the
/// index as a {@link io.redoubt.event.port.ViewedFinder}, the log. Out: an
/// {@link io.redoubt.event.port.EventFinder} over both. Start reading at
/// {@link io.redoubt.search.tail.TailedFinder}.
@NullMarked
package io.redoubt.search.tail;

import org.jspecify.annotations.NullMarked;
