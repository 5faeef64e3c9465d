/// Keeps a failing model server from holding up the work. May import `io.redoubt.llm`.
///
/// A [io.redoubt.llm.ChatModel] enters, one with the same face leaves. Start at [BreakerModel].
@NullMarked
package io.redoubt.llm.pool;

import org.jspecify.annotations.NullMarked;
