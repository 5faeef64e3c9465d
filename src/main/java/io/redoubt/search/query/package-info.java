/// The query language: text in, a tree of {@link io.redoubt.event.query.Query} or an error with its
/// position out. Has no I/O; the time comes from an injected clock. Start reading at
/// {@link io.redoubt.search.query.QueryParser}.
@NullMarked
package io.redoubt.search.query;

import org.jspecify.annotations.NullMarked;
