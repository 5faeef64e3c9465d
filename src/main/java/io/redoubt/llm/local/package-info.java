/// A model in a GGUF file, run by llama.cpp in a child process of Redoubt's own: no server needed.
///
/// Enters: the path of a file, then [io.redoubt.llm.ChatRequest]s. Leaves: the same answers and
/// failures as from a server ([LocalDialect] is one more dialect of
/// [io.redoubt.llm.served.ServedModel]). The parent's half starts at [LocalModel]; the child's at
/// [ChildMain]. Between them go [Order]s and [Report]s over the child's standard input and output.
/// Native code runs in the child only: when it crashes, hangs or eats memory, one answer is lost.
@NullMarked
package io.redoubt.llm.local;

import org.jspecify.annotations.NullMarked;
