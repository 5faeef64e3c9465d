/// Several servers as one model: who is asked next, and which server is left alone for a while.
///
/// Models ([io.redoubt.llm.ChatModel]) enter, one with the same face leaves. May import
/// `io.redoubt.llm` and its `served`. Start at [ModelPool].
@NullMarked
package io.redoubt.llm.pool;

import org.jspecify.annotations.NullMarked;
