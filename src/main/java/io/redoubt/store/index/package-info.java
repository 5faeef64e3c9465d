/// The embedded index of the log, in Lucene. In: events with their sequence numbers. Out: numbers
/// of events that fit a query, counts by time, frequent values.
///
/// The index is a row of *partitions*, each a Lucene index of its own for a stretch of sequence
/// numbers that arrived on one day. Which stretch a partition covers is written in its commits,
/// so that content and coverage change together or not at all. Nothing is stored but terms,
/// numbers and times: events are read from the log. Imports `event` alone. Start reading at
/// {@link io.redoubt.store.index.LuceneIndex}; what an event becomes is in
/// {@link io.redoubt.store.index.Documents}, how it is asked for in
/// {@link io.redoubt.store.index.Translation}. A search of it is {@link
/// io.redoubt.store.index.Searches}: how many fit ({@link io.redoubt.store.index.Total}), which are
/// the latest ({@link io.redoubt.store.index.Recent}), what is frequent ({@link
/// io.redoubt.store.index.FrequentValues}, and for fields of very many values {@link
/// io.redoubt.store.index.Census}), by up to four threads ({@link
/// io.redoubt.store.index.Hands}).
@NullMarked
package io.redoubt.store.index;

import org.jspecify.annotations.NullMarked;
