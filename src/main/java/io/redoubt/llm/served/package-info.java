/// A model behind a server, whatever dialect the server speaks: attempts within a deadline,
/// loading, and everything that is checked about an answer before it counts as one.
///
/// Enters: a [io.redoubt.llm.ChatRequest]. Leaves: a [io.redoubt.llm.ChatAnswer]. Imports `llm` and
/// `llm.http`. Start at [ServedModel]; a dialect implements [Dialect] and turns the server's lines
/// into [Frame]s, which [Hearing] judges.
@NullMarked
package io.redoubt.llm.served;

import org.jspecify.annotations.NullMarked;
